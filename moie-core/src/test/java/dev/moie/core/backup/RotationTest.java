package dev.moie.core.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.core.workspace.BackupSettings;
import dev.moie.core.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Old backups go, and never the last one that is good. */
class RotationTest {
  @TempDir Path root;
  private BackupFolder folder;
  private Backups backups;

  @BeforeEach
  void open() {
    folder = new BackupFolder(root);
    backups = folder.backups();
    folder.write(BackupFolder.state("x"));
  }

  private Backup next(Path file, Duration later) throws Exception {
    folder.clock().advance(later);
    return backups.create(file);
  }

  private Rotation rotation(int keep, Duration maxAge) {
    return new Rotation(backups, new BackupSettings(keep, maxAge));
  }

  @Test
  void the_newest_twenty_stay_and_each_version_is_counted_apart() throws Exception {
    Path v1 = Files.writeString(root.resolve(Workspace.STATE_V1), BackupFolder.state("old"));
    next(v1, Duration.ofSeconds(1));
    Backup oldest = next(folder.stateFile(), Duration.ofSeconds(1));
    for (int i = 1; i < 22; i++) {
      next(folder.stateFile(), Duration.ofSeconds(1));
    }

    assertThat(new Rotation(backups, BackupSettings.DEFAULT).prune()).hasSize(2).contains(oldest);

    assertThat(backups.list(Workspace.STATE_V2)).hasSize(20);
    assertThat(backups.list(Workspace.STATE_V1)).hasSize(1);
    assertThat(folder.names()).hasSize(42);
  }

  @Test
  void those_older_than_thirty_days_go_but_one_always_stays() throws Exception {
    for (int i = 0; i < 5; i++) {
      next(folder.stateFile(), Duration.ofDays(1));
    }
    Backup newest = backups.list().get(0);

    folder.clock().advance(Duration.ofDays(28));
    assertThat(new Rotation(backups, BackupSettings.DEFAULT).prune()).hasSize(2);
    folder.clock().advance(Duration.ofDays(400));
    new Rotation(backups, BackupSettings.DEFAULT).prune();

    assertThat(backups.list()).containsExactly(newest);
  }

  @Test
  void the_last_one_that_is_whole_stays_behind_newer_ones_that_are_not() throws Exception {
    Backup whole = next(folder.stateFile(), Duration.ofDays(1));
    Backup broken = next(folder.stateFile(), Duration.ofDays(1));
    Files.writeString(broken.file(), "cut");
    next(folder.stateFile(), Duration.ofDays(0));
    Files.writeString(backups.list().get(0).file(), "cut too");

    rotation(1, Duration.ofDays(1)).prune();

    assertThat(backups.list()).hasSize(2).contains(whole);
  }

  @Test
  void a_link_is_removed_and_what_it_points_to_is_not() throws Exception {
    Backup old = next(folder.stateFile(), Duration.ofDays(1));
    Files.delete(old.file());
    Path outside = Files.writeString(root.resolve("outside.json"), "mine");
    Files.createSymbolicLink(old.file(), outside);
    next(folder.stateFile(), Duration.ofDays(1));

    assertThat(rotation(1, Duration.ofDays(9)).prune()).containsExactly(old);

    assertThat(outside).hasContent("mine");
    assertThat(old.file()).doesNotExist();
  }
}
