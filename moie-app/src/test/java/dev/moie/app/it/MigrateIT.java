package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.app.testing.Moie;
import dev.moie.app.testing.StateFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way from version 1 to 2 and back, through the packed distribution. */
class MigrateIT {
  @TempDir Path folder;

  private Moie.Result moie(String... arguments) {
    return Moie.in(folder).run(arguments);
  }

  private Path v2() {
    return folder.resolve("sovereign_state_v2.json");
  }

  @Test
  void the_originals_file_goes_to_2_and_back() throws Exception {
    Path v1 = StateFiles.original(folder, "sovereign_state.json");
    String before = Files.readString(v1);

    Moie.Result done = moie("migrate");
    String made = Files.readString(v2());
    Moie.Result beat = moie("heartbeat");
    Moie.Result again = moie("migrate");
    Moie.Result back = moie("migrate", "--rollback");

    assertThat(done.exit()).as(done.toString()).isZero();
    assertThat(done.out())
        .contains("which counts from now on", "undo with: moie migrate --rollback");
    assertThat(made).contains("THE MoIE ARCHITECTURE", "COMMAND & CONTROL", "\"mode\": \"daemon\"");
    assertThat(beat.out()).contains("ALL PHASES COMPLETE. SYSTEM IS SOVEREIGN.");
    assertThat(beat.err()).isEmpty();
    assertThat(again.exit()).isEqualTo(3);
    assertThat(again.err()).contains("exists already").hasLineCount(1);
    assertThat(back.exit()).as(back.toString()).isZero();
    assertThat(v2()).doesNotExist();
    assertThat(v1).hasContent(before);
    String undo = back.out().lines().filter(line -> line.startsWith("undo")).findFirst().orElse("");
    assertThat(moie(undo.replace("undo with: moie ", "").split(" ")).exit()).isZero();
    assertThat(v2()).exists();
    assertThat(moie("backup", "verify").exit()).isZero();
    assertThat(folder.resolve("research_logs").toFile().list((dir, name) -> name.endsWith(".md")))
        .anyMatch(name -> name.matches("migration_\\d{4}-\\d\\d-\\d\\d_\\d{6}\\.md"));
  }

  @Test
  void a_dry_run_shows_the_difference_and_touches_nothing() {
    StateFiles.original(folder, "sovereign_state.json");
    List<String> before = Moie.fingerprint(folder);

    Moie.Result result = moie("migrate", "--dry-run");

    assertThat(result.exit()).isZero();
    assertThat(result.out().lines())
        .contains("-    \"last_heartbeat\": \"2025-12-12T22:05:00.000Z\"")
        .contains("+    \"last_heartbeat\": \"2025-12-12T22:05:00.000Z\",")
        .contains("+    \"mode\": \"daemon\"");
    assertThat(Moie.fingerprint(folder)).isEqualTo(before);
  }

  @Test
  void with_monitoring_the_sovereign_system_begins_to_monitor() throws Exception {
    StateFiles.original(folder, "sovereign_state.json");

    assertThat(moie("migrate", "--add-monitoring").exit()).isZero();
    // The scan itself would ask arXiv: without a cron time in reach it is simulated.
    Moie.Result plan = moie("simulate");

    assertThat(plan.out()).contains("Current Phase ID: 5", "Found 1 cyclic job(s):");
    assertThat(moie("status", "--json").json().path("phases")).hasSize(5);
    assertThat(Files.readString(v2())).contains("\n        {\n          \"id\": \"5.1\",");
  }

  @Test
  void a_file_of_version_1_works_unmigrated_with_a_hint_and_stays_one() throws Exception {
    Path v1 =
        Files.writeString(
            folder.resolve("sovereign_state.json"),
            "{\"meta\": {\"current_phase\": 1}, \"phases\": [{\"id\": 1, \"name\": \"n\","
                + " \"status\": \"active\", \"jobs\": [{\"id\": \"1.1\", \"task\": \"t\","
                + " \"status\": \"pending\", \"verification_cmd\": \"true\"}]}]}");

    Moie.Result loud = moie("heartbeat");
    Moie.Result quiet = moie("heartbeat", "-q");

    assertThat(loud.exit()).isZero();
    assertThat(loud.err()).hasLineCount(1).contains("moie migrate --dry-run");
    assertThat(quiet.err()).isEmpty();
    assertThat(v2()).doesNotExist();
    assertThat(Files.readString(v1)).contains("completed").doesNotContain("boot_time", "mode");
    assertThat(moie("status", "--json").json().path("schema_version").asInt()).isEqualTo(1);
    assertThat(moie("backup", "list").out()).contains("sovereign_state_2");
  }

  @Test
  void what_cannot_be_migrated_is_one_line_and_exit_code_3() throws Exception {
    Path v1 = folder.resolve("sovereign_state.json");
    Moie.Result missing = moie("migrate", "--home", folder.toString());
    Files.writeString(v1, "{\"meta\": {}, \"phases\": []}");
    Moie.Result invalid = moie("migrate");
    Files.writeString(
        v1, "{\"meta\": {\"current_phase\": 1, \"schema_version\": 9}, \"phases\": []}");
    Moie.Result newer = moie("migrate");
    Moie.Result beat = moie("heartbeat");

    assertThat(missing.err()).contains("there is no file");
    assertThat(invalid.err()).contains("\"current_phase\" is missing");
    for (Moie.Result result : List.of(newer, beat)) {
      assertThat(result.err()).contains("version 9 is newer than this program");
    }
    for (Moie.Result result : List.of(missing, invalid, newer, beat)) {
      assertThat(result.exit()).as(result.toString()).isEqualTo(3);
      assertThat(result.err()).hasLineCount(1);
    }
    assertThat(v2()).doesNotExist();
    assertThat(folder.resolve("backups")).doesNotExist();
  }

  @Test
  void a_file_with_the_name_of_a_newer_version_is_refused_and_not_passed_over() throws Exception {
    StateFiles.original(folder, "sovereign_state_v2.json");
    Files.writeString(folder.resolve("sovereign_state_v3.json"), "{}");

    for (String command : List.of("heartbeat", "status", "migrate --rollback")) {
      Moie.Result result = moie(command.split(" "));
      assertThat(result.exit()).as(command).isEqualTo(3);
      assertThat(result.err()).contains("newer version than this program").hasLineCount(1);
    }
  }

  @Test
  void without_a_backup_nothing_is_migrated() throws Exception {
    StateFiles.original(folder, "sovereign_state.json");
    Files.writeString(folder.resolve("backups"), "a file in the way");

    Moie.Result result = moie("migrate");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("nothing is migrated").hasLineCount(1);
    assertThat(v2()).doesNotExist();
  }
}
