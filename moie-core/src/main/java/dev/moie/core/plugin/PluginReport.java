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
 * @param sha256 the hash of the jar, in hex; empty if it could not be read
 * @param overrides the jar that it shadows
 * @param problems what is wrong with it
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
    String sha256,
    Optional<Path> overrides,
    List<PluginProblem> problems) {

  public PluginReport {
    dependencies = List.copyOf(dependencies);
    types = List.copyOf(types);
    commands = List.copyOf(commands);
    listeners = List.copyOf(listeners);
    problems = List.copyOf(problems);
  }
}
