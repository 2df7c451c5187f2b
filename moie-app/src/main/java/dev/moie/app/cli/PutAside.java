package dev.moie.app.cli;

import dev.moie.core.io.Disk;
import dev.moie.core.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the files of a workspace aside that do not count any more. They keep their folder and get
 * another name, so that nothing is lost, and a program that finds no {@code store} one day says
 * that there is no state instead of going on with an old one.
 */
final class PutAside {
  private static final String ENDING = ".imported";

  private PutAside() {}

  /** The state, of either version: behind the newer one the older one would count. */
  static List<Path> state(Workspace workspace) throws IOException {
    List<Path> names = new ArrayList<>();
    rename(workspace.root().resolve(Workspace.STATE_V1), names);
    rename(workspace.root().resolve(Workspace.STATE_V2), names);
    return names;
  }

  /** The log. Nobody has it open. */
  static List<Path> log(Workspace workspace) throws IOException {
    List<Path> names = new ArrayList<>();
    // What lies beside it says how that log stands, and nothing about another one.
    for (String each : List.of("checkpoint", "requests", "alerts")) {
      Files.deleteIfExists(workspace.internal().resolve(each));
    }
    rename(workspace.executionLog(), names);
    return names;
  }

  private static void rename(Path file, List<Path> names) throws IOException {
    if (Files.exists(file)) {
      Path free = file.resolveSibling(file.getFileName() + ENDING);
      for (int i = 2; Files.exists(free); i++) {
        free = file.resolveSibling(file.getFileName() + ENDING + "-" + i);
      }
      Disk.LOCAL.move(file, free);
      Disk.LOCAL.forceFolder(free.getParent());
      names.add(free);
    }
  }
}
