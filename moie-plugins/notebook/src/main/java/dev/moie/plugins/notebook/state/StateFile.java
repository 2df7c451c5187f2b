package dev.moie.plugins.notebook.state;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The state file of a workspace: version 2 if it is there, else version 1. */
public final class StateFile {
  private static final List<String> NAMES =
      List.of("sovereign_state_v2.json", "sovereign_state.json");

  private StateFile() {}

  /** Finds it; on a node of a cluster there is none. */
  public static Optional<Path> in(Path folder) {
    return NAMES.stream().map(folder::resolve).filter(Files::exists).findFirst();
  }
}
