package dev.moie.app.cli;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes, before or behind its name. */
@Singleton
public final class GlobalOptions {
  @Option(
      names = "--home",
      scope = ScopeType.INHERIT,
      paramLabel = "DIR",
      description =
          "The workspace. Default: $$MOIE_HOME, else the nearest folder upwards with a state file.")
  private Optional<String> home = Optional.empty();

  @Option(
      names = "--plugins",
      scope = ScopeType.INHERIT,
      paramLabel = "DIR",
      description = "A further folder of plugin jars. May be given more than once.")
  private List<Path> plugins = new ArrayList<>();

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Print one JSON object instead of text.")
  private boolean json;

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Log more, and show stack traces.")
  private boolean verbose;

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "Print errors only.")
  private boolean quiet;

  @Inject
  GlobalOptions() {}

  Optional<String> home() {
    return home;
  }

  List<Path> plugins() {
    return plugins;
  }

  boolean json() {
    return json;
  }

  boolean verbose() {
    return verbose;
  }

  boolean quiet() {
    return quiet;
  }

  // Each says whether this was the first time: an option that stands twice is an error.

  boolean setHome(String folder) {
    boolean first = home.isEmpty();
    home = Optional.of(folder);
    return first;
  }

  boolean setJson() {
    boolean first = !json;
    json = true;
    return first;
  }

  boolean setVerbose() {
    boolean first = !verbose;
    verbose = true;
    return first;
  }

  boolean setQuiet() {
    boolean first = !quiet;
    quiet = true;
    return first;
  }
}
