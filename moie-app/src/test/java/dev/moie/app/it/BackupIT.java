package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.moie.app.testing.Moie;
import dev.moie.app.testing.StateFiles;
import dev.moie.core.workspace.Workspace;
import dev.moie.core.workspace.WorkspaceLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups through the packed distribution. */
class BackupIT {
  private static final String JOB = StateFiles.job("1.1", "'verification_cmd': 'test -e done'");

  @TempDir Path folder;

  private Moie.Result moie(String... arguments) {
    return Moie.in(folder).run(arguments);
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    for (JsonNode backup : moie("backup", "list", "--json").json().path("backups")) {
      names.add(backup.path("name").asText());
    }
    return names;
  }

  private static void assertGood(Moie.Result result) {
    assertThat(result.exit()).as(result.toString()).isZero();
  }

  @Test
  void a_beat_backs_up_before_it_changes_something_and_a_restore_counts_in_the_next_beat()
      throws Exception {
    Path state = StateFiles.phase(folder, JOB, StateFiles.job("1.2", "'description': 'by hand'"));
    Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rw-r-----"));
    assertGood(moie("heartbeat"));
    assertThat(names()).as("nothing but the heartbeat and its results was saved").isEmpty();
    String before = Files.readString(state);
    Files.createFile(folder.resolve("done"));

    assertGood(moie("heartbeat"));
    assertGood(moie("heartbeat"));

    assertThat(names()).hasSize(1);
    Path backup = folder.resolve("backups").resolve(names().get(0));
    String backedUp = Files.readString(backup);
    assertThat(withoutHeartbeat(backedUp)).isEqualTo(withoutHeartbeat(before));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
        .isEqualTo("rw-r-----");
    String beaten = Files.readString(state);
    assertThat(beaten).contains("\"completed\"").contains("\"checkpoint\"");

    Files.delete(folder.resolve("done"));
    Moie.Result restored = moie("backup", "restore", "latest");
    assertGood(restored);
    assertThat(restored.out()).contains("undo with: moie backup restore " + names().get(0));
    assertThat(state).hasContent(backedUp);
    Moie.Result next = moie("heartbeat", "--json");

    assertThat(next.job("1.1").path("outcome").asText()).isEqualTo("ACTION_REQUIRED");
    assertThat(Files.readString(state)).doesNotContain("\"completed\"");
    assertGood(moie("backup", "restore", names().get(0)));
    assertThat(state).hasContent(beaten);
  }

  @Test
  void a_restored_file_with_an_older_checkpoint_wins_over_the_log() throws Exception {
    Path state =
        StateFiles.phase(folder, JOB, StateFiles.job("1.2", "'verification_cmd': 'test -e two'"));
    Files.createFile(folder.resolve("done"));
    assertGood(moie("heartbeat"));
    String first = Files.readString(state);
    assertThat(first).contains("\"checkpoint\"");
    assertGood(moie("backup", "create"));
    String name = names().get(0);
    Files.createFile(folder.resolve("two"));
    assertGood(moie("heartbeat"));
    Files.delete(folder.resolve("two"));

    assertGood(moie("backup", "restore", name));
    assertThat(state).hasContent(first);
    Moie.Result next = moie("heartbeat", "--json");

    assertThat(next.err() + Files.readString(folder.resolve("research_logs/system_journal.md")))
        .contains("RESTORED");
    assertThat(next.job("1.2").path("outcome").asText()).isEqualTo("ACTION_REQUIRED");
    assertThat(moie("status", "--json").json().at("/phases/0/jobs/1/status").asText())
        .isEqualTo("pending");
  }

  @Test
  void a_backup_that_cannot_be_made_does_not_stop_the_beat_and_stops_a_restore() throws Exception {
    Path state = StateFiles.phase(folder, StateFiles.job("1.1", "'verification_cmd': 'true'"));
    Files.writeString(folder.resolve("backups"), "a file in the way");

    Moie.Result beat = moie("heartbeat", "-q");

    assertGood(beat);
    assertThat(beat.err()).contains("moie: note: no backup of sovereign_state_v2.json");
    assertThat(Files.readString(state)).contains("\"completed\"");
    assertThat(moie("backup", "create").exit()).isEqualTo(1);
    assertThat(moie("backup", "restore", "latest").exit()).isEqualTo(1);
  }

  @Test
  void hostile_entries_are_one_line_each_and_lead_nowhere() throws Exception {
    Path state = StateFiles.phase(folder, JOB);
    String before = Files.readString(state);
    for (int i = 0; i < 3; i++) {
      assertGood(moie("backup", "create"));
    }
    List<String> names = names();
    Path backups = folder.resolve("backups");
    Path outside = Files.writeString(folder.resolve("outside.json"), before);
    Files.delete(backups.resolve(names.get(0)));
    Files.createSymbolicLink(backups.resolve(names.get(0)), outside);
    Files.writeString(backups.resolve(names.get(1)), "{\"meta\"");

    Moie.Result verified = moie("backup", "verify", "--all");

    assertThat(verified.exit()).isEqualTo(1);
    assertThat(verified.out().lines().filter(line -> line.contains("sovereign_state")))
        .satisfiesExactly(
            line -> assertThat(line).contains(names.get(0), "symbolic link, which is not followed"),
            line -> assertThat(line).contains(names.get(1), "the checksum in"),
            line -> assertThat(line).contains(names.get(2), "good"));
    assertGood(moie("backup", "verify", names.get(2)));
    for (String bad : List.of("../outside.json", "/etc/passwd", names.get(0), names.get(1), "")) {
      Moie.Result refused = moie("backup", "restore", bad);
      assertThat(refused.exit()).as(bad).isIn(1, 2);
      assertThat(refused.err().lines().filter(line -> line.startsWith("moie: "))).hasSize(1);
      assertThat(state).hasContent(before);
    }
    assertThat(moie("backup", "restore", names.get(0), "--force").exit()).isEqualTo(1);
    assertThat(moie("backup", "restore", names.get(2).replace("sovereign", "soverein")).err())
        .contains("did you mean");
    assertThat(outside).hasContent(before);
    Moie.Result latest = moie("backup", "restore", "latest");
    assertGood(latest);
    assertThat(latest.err().lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("passed over", names.get(0), "symbolic link"),
            line -> assertThat(line).contains("passed over", names.get(1), "the checksum in"));
    assertThat(state).hasContent(before);
  }

  @Test
  void the_latest_is_the_newest_that_is_good_unless_it_is_forced() throws Exception {
    Path state = StateFiles.phase(folder, JOB);
    String before = Files.readString(state);
    assertGood(moie("backup", "create"));
    String good = names().get(0);
    for (int round = 0; round < 2; round++) {
      Files.writeString(state, "{\"meta\": {");
      Moie.Result restored = moie("backup", "restore", "latest");
      assertGood(restored);
      assertThat(restored.out()).contains("from " + good);
      assertThat(restored.err().lines().filter(line -> line.contains("passed over")))
          .hasSize(round);
      assertThat(state).hasContent(before);
      assertThat(names()).hasSize(2 + round);
    }

    assertGood(moie("backup", "restore", "latest", "--force"));
    assertThat(state).hasContent("{\"meta\": {");
    for (String whole : List.of(names().get(0), good)) {
      Files.delete(folder.resolve("backups").resolve(whole));
    }
    Moie.Result none = moie("backup", "restore", "latest");
    assertThat(none.exit()).isEqualTo(1);
    assertThat(none.err()).contains("no backup is good", "--force").hasLineCount(1);
  }

  @Test
  void rotation_follows_the_settings_and_never_removes_the_last() throws Exception {
    StateFiles.phase(folder, JOB);
    Files.writeString(folder.resolve("moie.yaml"), "backups: {keep: 2, max_age: P30D}\n");
    for (int i = 0; i < 4; i++) {
      assertGood(moie("backup", "create"));
    }
    List<String> names = names();

    Moie.Result dry = moie("backup", "prune", "--dry-run");
    assertThat(names()).isEqualTo(names);
    Moie.Result pruned = moie("backup", "prune", "--json");
    assertGood(moie("backup", "prune", "--keep", "1", "--max-age", "PT0.001S"));

    assertThat(dry.out()).contains("Would remove " + names.get(3)).contains("kept: 2");
    assertThat(pruned.json().path("removed")).hasSize(2);
    assertThat(names()).containsExactly(names.get(0));
    assertThat(folder.resolve("backups").toFile().list()).hasSize(2);
  }

  @Test
  void beside_a_holder_of_the_lock_nothing_is_restored_migrated_or_adopted() throws Exception {
    StateFiles.original(folder, "sovereign_state.json");
    assertGood(moie("backup", "create"));
    try (WorkspaceLock held =
        WorkspaceLock.acquire(new Workspace(folder), "test", Clock.systemUTC()).orElseThrow()) {
      for (String command :
          List.of("backup restore latest", "migrate", "migrate --rollback", "adopt")) {
        Moie.Result result = moie(command.split(" "));
        assertThat(result.exit()).as(command).isEqualTo(4);
        assertThat(result.err()).contains("is locked by process").hasLineCount(1);
      }
      assertGood(moie("backup", "create"));
      assertGood(moie("migrate", "--dry-run"));
      assertGood(moie("adopt", "--dry-run"));
    }
    assertThat(folder.resolve("sovereign_state_v2.json")).doesNotExist();
  }

  @Test
  void a_lost_state_file_comes_back() throws IOException {
    Path state = StateFiles.phase(folder, JOB);
    String before = read(state);
    assertGood(moie("backup", "create"));
    Files.delete(state);

    Moie.Result result = moie("backup", "restore", "latest", "--home", folder.toString());

    assertGood(result);
    assertThat(result.out()).contains("There was no file before");
    assertThat(state).hasContent(before);
  }

  /** The beat notes its own time first, and a backup for that alone would be one a beat. */
  private static String withoutHeartbeat(String state) {
    return state.replaceFirst("\"last_heartbeat\": \"[^\"]*\"", "");
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file);
  }
}
