package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.moie.app.testing.Moie;
import dev.moie.app.testing.StateFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An original workspace gets plugins, through the packed distribution. */
class AdoptIT {
  @TempDir Path folder;

  private Moie.Result moie(String... arguments) {
    return Moie.in(folder).run(arguments);
  }

  private static Map<String, JsonNode> jobsByTask(Path file) throws Exception {
    Map<String, JsonNode> jobs = new HashMap<>();
    for (JsonNode phase : new ObjectMapper().readTree(file.toFile()).path("phases")) {
      phase.path("jobs").forEach(job -> jobs.put(job.path("task").asText(), job));
    }
    return jobs;
  }

  @Test
  void every_known_task_is_wired_as_a_new_workspace_has_it() throws Exception {
    Path state = StateFiles.original(folder, "sovereign_state_v2.json");
    assertThat(moie("init", "new").exit()).isZero();
    Map<String, JsonNode> original = jobsByTask(state);

    Moie.Result result = moie("adopt");

    assertThat(result.exit()).as(result.toString()).isZero();
    assertThat(result.out())
        .contains("+          \"run\": {", "wired: 5.1 Deep Research Scan: run, schedule, timezone")
        .contains("undo with: moie backup restore sovereign_state_v2_");
    Map<String, JsonNode> wanted = jobsByTask(folder.resolve("new/sovereign_state_v2.json"));
    Map<String, JsonNode> found = jobsByTask(state);
    assertThat(found.keySet()).isEqualTo(wanted.keySet()).hasSize(5);
    found.forEach(
        (task, job) -> {
          for (String key : List.of("run", "verify", "schedule", "timezone", "timeout")) {
            assertThat(job.path(key)).as(task + key).isEqualTo(wanted.get(task).path(key));
          }
          original
              .get(task)
              .properties()
              .forEach(old -> assertThat(job.get(old.getKey())).isEqualTo(old.getValue()));
        });
    assertThat(moie("simulate").exit()).isZero();
    assertThat(moie("adopt").out()).contains("nothing to adopt");
    assertThat(moie("backup", "restore", "latest").exit()).isZero();
    assertThat(jobsByTask(state)).isEqualTo(original);
  }

  @Test
  void a_dry_run_touches_nothing_and_tells_the_paths_of_another_machine() {
    StateFiles.original(folder, "sovereign_state.json");
    List<String> before = Moie.fingerprint(folder);

    Moie.Result result = moie("adopt", "--dry-run");

    assertThat(result.exit()).isZero();
    assertThat(result.out())
        .contains("wired: 1.3 Deploy Journalist Service: verify, run")
        .contains("not on this machine: /Users/lordwilson/vy-nexus/core/safety-handler.ts")
        .contains("Nothing was touched");
    assertThat(Moie.fingerprint(folder)).isEqualTo(before);
  }

  @Test
  void where_nothing_is_known_there_is_nothing_to_adopt() {
    StateFiles.phase(folder, StateFiles.job("1.1", "'verification_cmd': 'true'"));

    Moie.Result result = moie("adopt");

    assertThat(result.exit()).isZero();
    assertThat(result.out()).isEqualTo("nothing to adopt\n");
    assertThat(folder.resolve("backups")).doesNotExist();
  }

  @Test
  void without_a_backup_nothing_is_adopted() throws Exception {
    Path state = StateFiles.original(folder, "sovereign_state_v2.json");
    String before = Files.readString(state);
    Files.writeString(folder.resolve("backups"), "a file in the way");

    Moie.Result result = moie("adopt");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("is unchanged: no backup").hasLineCount(1);
    assertThat(state).hasContent(before);
  }
}
