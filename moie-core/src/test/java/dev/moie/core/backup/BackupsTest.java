package dev.moie.core.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.core.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups are whole, told apart, and believed only as far as they are verified. */
class BackupsTest {
  @TempDir Path root;
  private BackupFolder folder;
  private Backups backups;

  @BeforeEach
  void open() {
    folder = new BackupFolder(root);
    backups = folder.backups();
  }

  private Backup good() throws Exception {
    return backups.create(folder.write(BackupFolder.state("one")));
  }

  @Test
  void a_backup_has_the_content_the_mode_and_a_checksum_that_sha256sum_reads() throws Exception {
    Path state = folder.write(BackupFolder.state("one"));
    Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rw-r-----"));

    Backup backup = backups.create(state);

    assertThat(backup.name()).isEqualTo("sovereign_state_v2_20260102T030405.678Z.json");
    assertThat(backup.file()).hasSameBinaryContentAs(state);
    for (Path file : new Path[] {backup.file(), backup.checksumFile()}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-r-----");
    }
    assertThat(Files.readString(backup.checksumFile()))
        .matches("[0-9a-f]{64}  sovereign_state_v2_20260102T030405\\.678Z\\.json\n");
    Process sum =
        new ProcessBuilder("sha256sum", "-c", backup.checksumFile().getFileName().toString())
            .directory(folder.workspace().backups().toFile())
            .start();
    assertThat(sum.waitFor()).isZero();
    assertThat(backups.verify(backup).isGood()).isTrue();
  }

  @Test
  void two_of_one_instant_are_both_kept_and_the_second_is_the_newer() throws Exception {
    Backup first = good();
    Backup second = backups.create(folder.write(BackupFolder.state("two")));
    for (int i = 3; i <= 11; i++) {
      good();
    }

    assertThat(second.name()).isEqualTo("sovereign_state_v2_20260102T030405.678Z_2.json");
    assertThat(backups.list()).hasSize(11).extracting(Backup::counter).startsWith(11, 10, 9);
    assertThat(backups.list().subList(9, 11)).containsExactly(second, first);
    assertThat(Files.readString(first.file())).contains("one");
    assertThat(Files.readString(second.file())).contains("two");
  }

  @Test
  void a_stray_file_of_that_name_is_never_overwritten() throws Exception {
    Path taken =
        folder.workspace().backups().resolve("sovereign_state_v2_20260102T030405.678Z.json");
    Files.createDirectories(taken.getParent());
    Files.writeString(taken, "somebody's");

    Backup backup = good();

    assertThat(backup.counter()).isEqualTo(2);
    assertThat(taken).hasContent("somebody's");
    assertThat(folder.names()).hasSize(3);
  }

  @Test
  void the_versions_are_told_apart() throws Exception {
    good();
    Path v1 = root.resolve(Workspace.STATE_V1);
    Files.writeString(v1, BackupFolder.state("old"));

    backups.create(v1);

    assertThat(backups.list(Workspace.STATE_V1)).hasSize(1);
    assertThat(backups.list(Workspace.STATE_V2)).hasSize(1);
    assertThat(folder.names())
        .contains(
            "sovereign_state_20260102T030405.678Z.json",
            "sovereign_state_v2_20260102T030405.678Z.json");
  }

  @Test
  void what_is_wrong_with_a_backup_is_one_line() throws Exception {
    Backup changed = good();
    Files.writeString(changed.file(), BackupFolder.state("forged"));
    Backup bare = good();
    Files.delete(bare.checksumFile());
    Backup invalid = backups.create(folder.write("{\"meta\": {}, \"phases\": 7}"));
    Backup link = good();
    Path outside = Files.writeString(root.resolve("secret.json"), BackupFolder.state("outside"));
    Files.delete(link.file());
    Files.createSymbolicLink(link.file(), outside);
    Backup linkedSum = good();
    Files.delete(linkedSum.checksumFile());
    Files.createSymbolicLink(linkedSum.checksumFile(), outside);
    Backup directory = good();
    Files.delete(directory.file());
    Files.createDirectory(directory.file());

    assertWrong(changed, BackupCheck.Verdict.CHANGED, "the checksum in");
    assertWrong(bare, BackupCheck.Verdict.NO_CHECKSUM, "there is no such file");
    assertWrong(invalid, BackupCheck.Verdict.INVALID, "line 1: ");
    assertWrong(link, BackupCheck.Verdict.UNREADABLE, "symbolic link, which is not followed");
    assertWrong(linkedSum, BackupCheck.Verdict.NO_CHECKSUM, "symbolic link");
    assertWrong(directory, BackupCheck.Verdict.UNREADABLE, "it is no file");
  }

  private void assertWrong(Backup backup, BackupCheck.Verdict verdict, String reason) {
    BackupCheck check = backups.verify(backup);
    assertThat(check.verdict()).as(check.toString()).isEqualTo(verdict);
    assertThat(check.describe()).contains(backup.name(), reason).doesNotContain("\n");
  }

  @Test
  void other_files_in_the_folder_are_none_of_our_business() throws Exception {
    Backup backup = good();
    for (String name :
        new String[] {
          "sovereign_state_v2_20261399T030405.678Z.json",
          "sovereign_state_v2_20251212_000000.json",
          "notes.txt",
          "sovereign_state_v2_20260102T030405.678Z_0.json",
          "sovereign_state_v2_20260102T030405.678Z_99999999999999.json"
        }) {
      Files.writeString(folder.workspace().backups().resolve(name), "x");
    }

    assertThat(backups.list()).containsExactly(backup);
  }
}
