package dev.moie.core.doctor;

import dev.moie.core.backup.Backups;
import dev.moie.core.engine.StepExecutor;
import dev.moie.core.io.Disk;
import dev.moie.core.plugin.PluginFolder;
import dev.moie.core.plugin.PluginHost;
import dev.moie.core.plugin.PluginProblem;
import dev.moie.core.plugin.PluginReport;
import dev.moie.core.plugin.RunningPlugins;
import dev.moie.core.plugin.TypeInfo;
import dev.moie.core.state.FileStateStore;
import dev.moie.core.state.InvalidStateException;
import dev.moie.core.state.Job;
import dev.moie.core.state.LoadedState;
import dev.moie.core.state.StateProblem;
import dev.moie.core.state.StateStore;
import dev.moie.core.workspace.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A workspace and what is in it, read when it is first asked for, and once. What cannot be read is
 * empty here, and a finding of the check whose subject it is.
 *
 * <p>Thread-safe.
 */
public final class Site {
  private final Workspace workspace;
  private final Clock clock;
  private final PluginHost host;
  private final List<PluginFolder> folders;
  private final Optional<SharedStore> shared;
  private final Optional<String> only;
  private final Once<StateLook> state;
  private final Once<Plugins> plugins;

  /**
   * What became of reading the state.
   *
   * @param loaded the state, if it can be used
   * @param problems why not; none if the database that it lies in cannot be used
   */
  public record StateLook(Optional<LoadedState> loaded, List<StateProblem> problems) {}

  private record Plugins(List<PluginReport> reports, List<PluginProblem> problems) {}

  /**
   * A workspace.
   *
   * @param workspace where it lies
   * @param clock the time, in the zone of the workspace
   * @param host knows the plugins, and keeps nothing of what it reads
   * @param folders where it looks for them
   * @param shared the database that state and log lie in; empty if they lie in the workspace
   */
  public Site(
      Workspace workspace,
      Clock clock,
      PluginHost host,
      List<PluginFolder> folders,
      Optional<SharedStore> shared) {
    this(
        workspace,
        clock,
        host,
        folders,
        shared,
        Optional.empty(),
        new Once<>(() -> read(workspace, clock, shared)),
        new Once<>(() -> new Plugins(host.reports(), host.problems())));
  }

  private Site(
      Workspace workspace,
      Clock clock,
      PluginHost host,
      List<PluginFolder> folders,
      Optional<SharedStore> shared,
      Optional<String> only,
      Once<StateLook> state,
      Once<Plugins> plugins) {
    this.workspace = workspace;
    this.clock = clock;
    this.host = host;
    this.folders = List.copyOf(folders);
    this.shared = shared;
    this.only = only;
    this.state = state;
    this.plugins = plugins;
  }

  /** The same, with no other plugin than this, and only what has to do with it. */
  public Site only(String plugin) {
    return new Site(workspace, clock, host, folders, shared, Optional.of(plugin), state, plugins);
  }

  /** The names of the secrets that are configured. */
  public Set<String> secretNames() {
    return host.secretNames();
  }

  private static StateLook read(Workspace workspace, Clock clock, Optional<SharedStore> shared)
      throws Exception {
    Optional<StateStore> store =
        shared.isPresent()
            ? shared.get().state(clock.getZone())
            : Optional.of(new FileStateStore(Disk.LOCAL, workspace.stateFile(), clock.getZone()));
    if (store.isEmpty()) {
      return new StateLook(Optional.empty(), List.of());
    }
    try {
      return new StateLook(Optional.of(store.get().load()), List.of());
    } catch (InvalidStateException e) {
      return new StateLook(Optional.empty(), e.problems());
    }
  }

  public Workspace workspace() {
    return workspace;
  }

  public Clock clock() {
    return clock;
  }

  public List<PluginFolder> folders() {
    return folders;
  }

  /** The plugin that this is about; empty for all. */
  public Optional<String> only() {
    return only;
  }

  /** The database that state and log lie in; empty if they lie in the workspace, as usual. */
  public Optional<SharedStore> shared() {
    return shared;
  }

  public StateLook state() throws Exception {
    return state.get();
  }

  /** What the engine that runs says of its plugins; empty if none does. */
  public Optional<RunningPlugins> engine() {
    return RunningPlugins.read(workspace.runningPlugins());
  }

  public Backups backups() {
    return new Backups(Disk.LOCAL, workspace, clock);
  }

  /** What is known of every jar. */
  public List<PluginReport> plugins() throws Exception {
    return plugins.get().reports().stream()
        .filter(report -> only.isEmpty() || only.get().equals(report.id()))
        .toList();
  }

  /** The plugins that jobs can use. */
  public List<PluginReport> used() throws Exception {
    return plugins().stream().filter(Site::isUsed).toList();
  }

  private static boolean isUsed(PluginReport report) {
    return switch (report.state()) {
      case READY, STARTED, QUARANTINED, FAILED -> true;
      default -> false;
    };
  }

  /** What is wrong with the folders and the quarantine. */
  public List<PluginProblem> pluginProblems() throws Exception {
    return only.isPresent() ? List.of() : plugins.get().problems();
  }

  /** Every job type that there is, of whichever plugin. */
  public List<TypeInfo> types() throws Exception {
    return plugins.get().reports().stream()
        .filter(Site::isUsed)
        .flatMap(report -> report.types().stream())
        .toList();
  }

  /** Every job; none if the state file cannot be used. */
  public List<Job> jobs() throws Exception {
    return state().loaded().stream()
        .flatMap(loaded -> loaded.state().phases().stream())
        .flatMap(phase -> phase.jobs().stream())
        .toList();
  }

  /** Every step of every job; none if the state file cannot be used. */
  public List<JobStep> steps() throws Exception {
    List<JobStep> steps = new ArrayList<>();
    for (Job job : jobs()) {
      job.verify().ifPresent(step -> steps.add(new JobStep(job, StepExecutor.Kind.VERIFY, step)));
      job.run().ifPresent(step -> steps.add(new JobStep(job, StepExecutor.Kind.RUN, step)));
    }
    return steps.stream()
        .filter(each -> only.isEmpty() || only.get().equals(each.step().plugin()))
        .toList();
  }

  /** How a file is called for people: from the workspace, if it lies in it. */
  public String name(Path file) {
    Path root = workspace.root();
    return file.startsWith(root) && !file.equals(root)
        ? root.relativize(file).toString()
        : file.toString();
  }
}
