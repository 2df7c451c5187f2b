package dev.moie.core.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.moie.core.io.Disk;
import dev.moie.core.testing.FailingDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A restore can be undone, and never leaves half a file. */
class RestoreTest {
  private static final String OLD = BackupFolder.state("old");
  private static final String NEW = BackupFolder.state("new");

  @TempDir Path root;
  private BackupFolder folder;

  @BeforeEach
  void open() {
    folder = new BackupFolder(root);
  }

  private BackedUpReplace.Replaced restore(Backup backup, boolean force) throws IOException {
    return new Restore(Disk.LOCAL, folder.workspace(), folder.backups()).restore(backup, force);
  }

  private Backup oldThenNew() throws Exception {
    Backup backup = folder.backups().create(folder.write(OLD));
    folder.write(NEW);
    return backup;
  }

  @Test
  void what_was_there_is_the_undo() throws Exception {
    Backup backup = oldThenNew();
    Files.setPosixFilePermissions(folder.stateFile(), PosixFilePermissions.fromString("rw-r-----"));

    BackedUpReplace.Replaced replaced = restore(backup, false);
    assertThat(folder.text()).isEqualTo(OLD);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.stateFile())))
        .isEqualTo("rw-r-----");
    restore(replaced.undo().orElseThrow(), false);

    assertThat(folder.text()).isEqualTo(NEW);
  }

  @Test
  void a_lost_file_comes_back_with_its_mode() throws Exception {
    folder.write(OLD);
    Files.setPosixFilePermissions(folder.stateFile(), PosixFilePermissions.fromString("rw-------"));
    Backup backup = folder.backups().create(folder.stateFile());
    Files.delete(folder.stateFile());

    assertThat(restore(backup, false).undo()).isEmpty();

    assertThat(folder.text()).isEqualTo(OLD);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.stateFile())))
        .isEqualTo("rw-------");
  }

  @Test
  void a_link_stays_a_link() throws Exception {
    Backup backup = oldThenNew();
    Path real = root.resolve("real.json");
    Files.move(folder.stateFile(), real);
    Files.createSymbolicLink(folder.stateFile(), Path.of("real.json"));

    restore(backup, false);

    assertThat(folder.stateFile()).isSymbolicLink();
    assertThat(real).hasContent(OLD);
  }

  @Test
  void one_that_is_not_good_is_refused_unless_forced() throws Exception {
    Backup backup = oldThenNew();
    Files.writeString(backup.file(), BackupFolder.state("forged"));

    assertThatThrownBy(() -> restore(backup, false))
        .hasMessageContaining("is unchanged")
        .hasMessageContaining("--force");
    assertThat(folder.text()).isEqualTo(NEW);
    restore(backup, true);

    assertThat(folder.text()).contains("forged");
  }

  @Test
  void a_link_in_the_folder_is_refused_even_when_forced() throws Exception {
    Backup backup = oldThenNew();
    Path outside = Files.writeString(root.resolve("outside.json"), BackupFolder.state("outside"));
    Files.delete(backup.file());
    Files.createSymbolicLink(backup.file(), outside);

    assertThatThrownBy(() -> restore(backup, true)).hasMessageContaining("not followed");

    assertThat(folder.text()).isEqualTo(NEW);
  }

  @Test
  void the_undo_of_a_broken_file_says_that_it_must_be_forced() throws Exception {
    Backup backup = oldThenNew();
    folder.write("{ broken");

    BackedUpReplace.Replaced replaced = restore(backup, false);

    assertThat(replaced.undoIsGood()).isFalse();
    assertThat(folder.text()).isEqualTo(OLD);
    restore(replaced.undo().orElseThrow(), true);
    assertThat(folder.text()).isEqualTo("{ broken");
  }

  @Test
  void whatever_call_fails_the_file_is_the_old_or_the_new_one_and_the_message_says_which()
      throws Exception {
    for (boolean lost : new boolean[] {false, true}) {
      int calls = restoreWith(FailingDisk.counting(), root.resolve("count" + lost), lost);
      int failed = 0;
      for (FailingDisk.Fault fault : FailingDisk.Fault.values()) {
        for (int call = 1; call <= calls; call++) {
          Path own = root.resolve(fault + "." + call + lost);
          failed += restoreWith(FailingDisk.at(call, fault), own, lost) < 0 ? 1 : 0;
        }
      }
      System.out.println(
          "restore"
              + (lost ? " of a lost file" : "")
              + ": each of N="
              + calls
              + " calls failed in 3 ways, "
              + failed
              + " times told");
      assertThat(failed).isGreaterThan(calls * 2);
    }
  }

  /** Restores once; -1 if it failed. */
  private static int restoreWith(FailingDisk disk, Path own, boolean lost) throws Exception {
    Files.createDirectories(own);
    BackupFolder each = new BackupFolder(own);
    Backup backup = each.backups().create(each.write(OLD));
    each.write(NEW);
    if (lost) {
      Files.delete(each.stateFile());
    }
    String before = each.text();
    Backups backups = new Backups(disk, each.workspace(), each.clock());
    try {
      new Restore(disk, each.workspace(), backups).restore(backup, false);
      assertThat(each.text()).isEqualTo(OLD);
      return disk.calls();
    } catch (IOException told) {
      String now = each.text();
      assertThat(List.of(before, OLD)).contains(now);
      assertThat(told).hasMessageContaining(now.equals(OLD) ? "has the new content" : "unchanged");
      assertThat(each.backups().verify(backup).isGood()).isTrue();
      for (Backup every : each.backups().list()) {
        assertThat(each.backups().verify(every).isGood()).as(every.name()).isTrue();
      }
      return -1;
    }
  }
}
