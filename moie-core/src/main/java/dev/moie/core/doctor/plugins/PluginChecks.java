package dev.moie.core.doctor.plugins;

import dev.moie.core.doctor.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The checks of jobs and plugins. */
public final class PluginChecks {
  private static final List<Check> OF_JOBS =
      List.of(
          new JobTypeMissing(),
          new JobStepKind(),
          new JobConfiguration(),
          new JobCommandMissing(),
          new AlertChannels());

  private static final List<HostProblem> OF_THE_HOST =
      List.of(
          new UnreadableFolder(),
          new NotAJar(),
          new IgnoredFile(),
          new UnreadableFile(),
          new OutsideFolder(),
          new NoManifest(),
          new NoPluginId(),
          new BadVersion(),
          new BadRequires(),
          new ApiMismatch(),
          new NoIndex(),
          new BadIndex(),
          new ForeignPlugin(),
          new WrongPrefix(),
          new DuplicateId(),
          new MissingDependency(),
          new WrongDependency(),
          new DependencyCycle(),
          new BundledApi(),
          new MissingClass(),
          new BadSignature(),
          new PartlySigned(),
          new NotSigned(),
          new WrongSigner(),
          new ExpiredSigner(),
          new NotLocked(),
          new NotAsLocked(),
          new LockFile(),
          new CommandTaken(),
          new SwitchedOff(),
          new Quarantined(),
          new QuarantineFile());

  private static final List<Check> OF_PLUGINS =
      List.of(
          new UnpackedPlugin(),
          new HalfCopied(),
          new ClassTooNew(),
          new UnknownExtension(),
          new WritableByOthers(),
          new FromTheFuture(),
          new RefusedByEngine(),
          new NotReclaimed(),
          new Overrides(),
          new UnusedPlugin(),
          new OtherProblems(kinds()));

  private PluginChecks() {}

  private static Set<String> kinds() {
    return Stream.concat(Stream.of(ClassTooNew.KIND), OF_THE_HOST.stream().map(HostProblem::kind))
        .collect(Collectors.toSet());
  }

  /** All of them, in the order in which people read. */
  public static List<Check> all() {
    List<Check> all = new ArrayList<>(OF_JOBS);
    all.addAll(OF_THE_HOST);
    all.addAll(OF_PLUGINS);
    return List.copyOf(all);
  }
}
