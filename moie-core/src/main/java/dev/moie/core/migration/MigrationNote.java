package dev.moie.core.migration;

import dev.moie.core.backup.Backup;
import dev.moie.core.io.AtomicFile;
import dev.moie.core.io.Disk;
import dev.moie.core.state.Timestamps;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.format.DateTimeFormatter;

/** Writes for people what a migration did and how to take it back. */
final class MigrationNote {
  private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("uuuu-MM-dd_HHmmss");
  private static final int MAX_IN_ONE_SECOND = 1000;

  private final Disk disk;
  private final Path folder;
  private final Clock clock;

  MigrationNote(Disk disk, Path folder, Clock clock) {
    this.disk = disk;
    this.folder = folder;
    this.clock = clock;
  }

  Path write(MigrationPlan plan, Backup backup) throws IOException {
    String name = "migration_" + NAME.format(plan.at().atZone(clock.getZone()));
    for (int counter = 1; counter <= MAX_IN_ONE_SECOND; counter++) {
      Path file = folder.resolve(name + (counter == 1 ? "" : "_" + counter) + ".md");
      try {
        AtomicFile.create(
            disk,
            file,
            text(plan, backup).getBytes(StandardCharsets.UTF_8),
            PosixFilePermissions.fromString("rw-r--r--"));
        return file;
      } catch (FileAlreadyExistsException taken) {
        // By another migration of the same second.
      }
    }
    throw new IOException(folder + " is full of notes of one second; look there");
  }

  private static String text(MigrationPlan plan, Backup backup) {
    String from = plan.from().getFileName().toString();
    String to = plan.to().getFileName().toString();
    StringBuilder text = new StringBuilder();
    text.append("# Migration of the state file to version ").append(plan.toVersion());
    text.append("\n\n- When: ").append(Timestamps.text(plan.at()));
    text.append("\n- From: `").append(from).append("` (version ").append(plan.fromVersion());
    text.append("), which is unchanged\n- To: `").append(to).append("` (version ");
    text.append(plan.toVersion()).append("), which counts from now on\n- Backup: `backups/");
    text.append(backup.name()).append("`\n\n## What was changed\n\n");
    plan.changes().forEach(change -> text.append("- ").append(change).append('\n'));
    text.append("\n## How to take it back\n\n`moie migrate --rollback` moves `").append(to);
    text.append("` into `backups/`, and `").append(from).append("` counts again: as it was at the");
    text.append(" migration, without what was done since.\n\nKeep `").append(from);
    text.append("` for 30 days. When the new file has proven itself, it may go.\n");
    return text.toString();
  }
}
