package dev.moie.core.backup;

import dev.moie.core.io.Disk;
import dev.moie.core.testing.SettableClock;
import dev.moie.core.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A workspace with a state file and a clock that is ours, for tests of this package. */
final class BackupFolder {
  static final Instant START = Instant.parse("2026-01-02T03:04:05.678Z");

  private final Workspace workspace;
  private final SettableClock clock = new SettableClock(START);

  BackupFolder(Path root) {
    this.workspace = new Workspace(root);
  }

  Workspace workspace() {
    return workspace;
  }

  SettableClock clock() {
    return clock;
  }

  Backups backups() {
    return new Backups(Disk.LOCAL, workspace, clock);
  }

  static String state(String project) {
    return "{\"meta\": {\"project\": \""
        + project
        + "\", \"mode\": \"daemon\", \"current_phase\": 1}, \"phases\": []}";
  }

  Path stateFile() {
    return workspace.root().resolve(Workspace.STATE_V2);
  }

  Path write(String text) {
    try {
      return Files.writeString(stateFile(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text() {
    try {
      return Files.exists(stateFile()) ? Files.readString(stateFile()) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> names() {
    try (Stream<Path> files = Files.list(workspace.backups())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
