package dev.moie.core.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where everything of a workspace lies.
 *
 * @param root its folder, absolute
 */
public record Workspace(Path root) {
  /** The state file of the native format. */
  public static final String STATE_V2 = "sovereign_state_v2.json";

  /** The state file of the first version. */
  public static final String STATE_V1 = "sovereign_state.json";

  private static final String SETTINGS = "moie.yaml";

  /** Of a settings file that are looked at. */
  private static final int MAX_LINES = 10_000;

  public Workspace {
    root = root.toAbsolutePath().normalize();
  }

  /**
   * Finds the workspace: the one that is asked for, else {@code $MOIE_HOME}, else the nearest
   * folder upwards that holds a state file.
   *
   * @param home what {@code --home} says
   * @param environment the environment variables
   * @param current the current folder
   */
  public static Workspace locate(
      Optional<String> home, Map<String, String> environment, Path current)
      throws WorkspaceException {
    if (home.isPresent()) {
      return existing(home.get(), "--home", current);
    }
    String variable = environment.getOrDefault("MOIE_HOME", "");
    if (!variable.isEmpty()) {
      return existing(variable, "MOIE_HOME", current);
    }
    Path absolute = current.toAbsolutePath();
    for (Path folder = absolute; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve(STATE_V2))
          || Files.exists(folder.resolve(STATE_V1))
          || isNode(folder)) {
        return new Workspace(folder);
      }
    }
    throw new WorkspaceException(
        "no state file in "
            + absolute
            + " or above it; "
            + (Files.isDirectory(absolute.resolve("backups"))
                ? "if it was lost, \"moie --home . backup restore latest\" puts one back; else "
                : "")
            + "make a workspace with \"moie init\", or name one with --home DIR");
  }

  /** Whether a folder is one whose state lies in a database, as its settings say. */
  private static boolean isNode(Path folder) {
    Path settings = folder.resolve(SETTINGS);
    if (!Files.isRegularFile(settings)) {
      return false;
    }
    try (Stream<String> lines = Files.lines(settings, StandardCharsets.ISO_8859_1)) {
      return lines.limit(MAX_LINES).anyMatch(line -> line.startsWith("store:"));
    } catch (IOException | UncheckedIOException unreadable) {
      return false;
    }
  }

  private static Workspace existing(String path, String origin, Path current)
      throws WorkspaceException {
    Path folder;
    try {
      folder = current.resolve(path);
    } catch (InvalidPathException e) {
      throw new WorkspaceException(origin + " is no path: " + e.getMessage());
    }
    if (!Files.isDirectory(folder)) {
      throw new WorkspaceException(
          origin + " names " + folder + ", which is no folder; make it with \"moie init\"");
    }
    return new Workspace(folder);
  }

  /** Where it is, for people elsewhere: the machine and the folder. */
  public String place() {
    return LockNote.host() + ":" + root;
  }

  /** The state file: v2 if it is there, else v1; v2 if neither is. */
  public Path stateFile() {
    Path v1 = root.resolve(STATE_V1);
    Path v2 = root.resolve(STATE_V2);
    return !Files.exists(v2) && Files.exists(v1) ? v1 : v2;
  }

  /** Where the state file of a version of the format lies, there or not. */
  public Path stateFile(int version) {
    return root.resolve(version == 1 ? STATE_V1 : "sovereign_state_v" + version + ".json");
  }

  /**
   * Whether a v1 file lies beside the v2 file that is used, and somebody has written to it later.
   */
  public boolean hasNewerV1() {
    try {
      Path v1 = root.resolve(STATE_V1);
      Path v2 = root.resolve(STATE_V2);
      return Files.exists(v1)
          && Files.exists(v2)
          && Files.getLastModifiedTime(v1).compareTo(Files.getLastModifiedTime(v2)) > 0;
    } catch (IOException goneMeanwhile) {
      return false;
    }
  }

  public Path settingsFile() {
    return root.resolve(SETTINGS);
  }

  /** Third-party jars. */
  public Path plugins() {
    return root.resolve("plugins");
  }

  /** Which jars people have agreed to; theirs, and meant for version control. */
  public Path pluginsLock() {
    return root.resolve("plugins.lock");
  }

  /** What plugins and the engine write for people. */
  public Path researchLogs() {
    return root.resolve("research_logs");
  }

  /** Backups of the state file. */
  public Path backups() {
    return root.resolve("backups");
  }

  public Path journal() {
    return researchLogs().resolve("system_journal.md");
  }

  /** The engine's own folder. */
  public Path internal() {
    return root.resolve(".moie");
  }

  /** What a plugin keeps between runs. */
  public Path pluginData(String pluginId) {
    return internal().resolve("data").resolve(pluginId);
  }

  /** The private copies that plugins are loaded from. */
  public Path pluginCopies() {
    return internal().resolve("plugins");
  }

  /** The plugins that are not used any more. */
  public Path quarantine() {
    return internal().resolve("quarantine.json");
  }

  /** The plugins that an operator has switched off: one file each. */
  public Path disabledPlugins() {
    return internal().resolve("disabled");
  }

  /** Held while a plugin jar is installed or removed. */
  public Path installLock() {
    return internal().resolve("install.lock");
  }

  /** What a running engine says of its plugins. */
  public Path runningPlugins() {
    return internal().resolve("plugins.json");
  }

  /** The kill switch: while this file is there, nothing is started. */
  public Path stopFile() {
    return internal().resolve("STOP");
  }

  /** What plugins have reported to the kill switch. */
  public Path torsions() {
    return internal().resolve("torsion.jsonl");
  }

  /** How the heart and the cyclic jobs are, for whoever looks from outside. */
  public Path healthFile() {
    return internal().resolve("health.json");
  }

  public Path executionLog() {
    return internal().resolve("log.db");
  }
}
