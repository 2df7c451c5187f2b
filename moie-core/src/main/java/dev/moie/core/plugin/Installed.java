package dev.moie.core.plugin;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What came of an installation.
 *
 * @param id the plugin
 * @param version its version
 * @param sha256 of the jar
 * @param jar where it lies now
 * @param source where it came from, as the lock has it
 * @param signers who has signed it
 * @param changed false if this very jar was there already
 * @param replaced the version that was there before
 * @param previous where the jar that was there before is kept
 * @param overrides the jar of a folder of lower precedence that it takes the place of
 * @param locked whether the lock was changed
 * @param warnings what is to be told of it
 */
public record Installed(
    String id,
    String version,
    String sha256,
    Path jar,
    String source,
    List<JarSigner> signers,
    boolean changed,
    Optional<String> replaced,
    Optional<Path> previous,
    Optional<Path> overrides,
    boolean locked,
    List<PluginProblem> warnings) {

  public Installed {
    signers = List.copyOf(signers);
    warnings = List.copyOf(warnings);
  }
}
