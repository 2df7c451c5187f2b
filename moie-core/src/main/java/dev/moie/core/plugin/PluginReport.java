package dev.moie.core.plugin;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one jar.
 *
 * @param id the plugin's id, or the jar's name if it does not say
 * @param version as its manifest says; may be empty
 * @param state how far it has come
 * @param jar where it lies
 * @param origin whose folder that is
 * @param description as its manifest says; may be empty
 * @param provider as its manifest says; may be empty
 * @param license as its manifest says; may be empty
 * @param requires which versions of the API it works with; may be empty
 * @param dependencies the plugins that it needs
 * @param types its job types
 * @param commands the commands that it adds to the program
 * @param listeners the classes that hear of events
 * @param policies the classes that are asked before an action runs
 * @param overrides the jar that it shadows
 * @param sha256 of the jar, in lower-case hex; empty if it could not be read
 * @param signers who has signed all of it
 * @param problems what is wrong with it
 * @param warnings what is to be told of it, and stops nothing
 */
public record PluginReport(
    String id,
    String version,
    PluginState state,
    Path jar,
    PluginFolder.Origin origin,
    String description,
    String provider,
    String license,
    String requires,
    List<String> dependencies,
    List<TypeInfo> types,
    List<CommandInfo> commands,
    List<String> listeners,
    List<String> policies,
    Optional<Path> overrides,
    String sha256,
    List<JarSigner> signers,
    List<PluginProblem> problems,
    List<PluginProblem> warnings) {

  public PluginReport {
    dependencies = List.copyOf(dependencies);
    types = List.copyOf(types);
    commands = List.copyOf(commands);
    listeners = List.copyOf(listeners);
    policies = List.copyOf(policies);
    signers = List.copyOf(signers);
    problems = List.copyOf(problems);
    warnings = List.copyOf(warnings);
  }
}
