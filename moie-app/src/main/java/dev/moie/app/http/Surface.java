package dev.moie.app.http;

import dev.moie.core.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What can be seen of a workspace from its files' names, sizes and times alone: enough to know that
 * something has changed.
 *
 * @param state the state file
 * @param plugins the jars, and what a running engine says of them
 * @param engine who holds the workspace, whether it is stopped, and how it is
 */
record Surface(String state, String plugins, String engine) {

  /**
   * What lies in the workspace's folder.
   *
   * @param shared another text when something in the database of its cluster is otherwise; empty
   *     without one
   */
  static Surface of(Workspace workspace, Shared shared) {
    Path internal = workspace.internal();
    return new Surface(
        stamp(workspace.stateFile()) + shared.state(),
        plugins(workspace),
        stamp(internal.resolve("lock.json"))
            + stamp(workspace.stopFile())
            + stamp(workspace.healthFile())
            + shared.nodes());
  }

  /**
   * The part that lies in a database.
   *
   * @param state the state
   * @param nodes who is there, who leads, and what runs where
   */
  record Shared(String state, String nodes) {
    static final Shared NONE = new Shared("", "");
  }

  static String plugins(Workspace workspace) {
    return folder(workspace.plugins())
        + stamp(workspace.runningPlugins())
        + stamp(workspace.quarantine())
        + folder(workspace.disabledPlugins());
  }

  /** The names of the events that tell the difference. */
  List<String> differences(Surface before) {
    return Stream.of(
            state.equals(before.state) ? "" : "state",
            plugins.equals(before.plugins) ? "" : "plugins",
            engine.equals(before.engine) ? "" : "engine")
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private static String stamp(Path file) {
    try {
      BasicFileAttributes found =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return found.lastModifiedTime().toMillis() + "/" + found.size() + "/" + found.fileKey() + ";";
    } catch (IOException notThere) {
      return "-;";
    }
  }

  private static String folder(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      TreeMap<String, String> stamps = new TreeMap<>();
      files.forEach(file -> stamps.put(file.toString(), stamp(file)));
      return stamps.toString();
    } catch (IOException notThere) {
      return "-;";
    }
  }
}
