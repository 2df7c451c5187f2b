package dev.moie.core.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.core.backup.BackedUpReplace;
import dev.moie.core.backup.Backups;
import dev.moie.core.io.Disk;
import dev.moie.core.testing.SettableClock;
import dev.moie.core.workspace.Workspace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Known tasks get what the template's have; what somebody has wired stays. */
class AdoptionTest {
  private static final String TEMPLATE =
      state(
          job("Establish Persistence", "pending", "'verify': {'uses': 'p/scheduled'}"),
          job(
              "Create steps/file-system.step.ts",
              "pending",
              "'verify': {\n  'uses': 'v/file'\n}, 'run': {'uses': 's/write'}"),
          job("Link Research Logger", "pending", "'verify': {'uses': 'r/linked'}"),
          job("Verify Model Inventory", "pending", "'verify': {'uses': 'o/model'}"),
          job("Deep Research Scan", "cyclic", "'run': {'uses': 'a/scan'}, 'schedule': '@daily'"));

  @TempDir Path root;

  private static String state(String... jobs) {
    return ("{'meta': {'mode': 'daemon', 'current_phase': 1}, 'phases': [{'id': 1, 'name': 'n',"
            + " 'status': 'active', 'jobs': [\n"
            + String.join(",\n", jobs)
            + "]}]}")
        .replace('\'', '"');
  }

  private static String job(String task, String status, String more) {
    return "{'id': 'id of "
        + task
        + "', 'task': '"
        + task
        + "', 'status': '"
        + status
        + "', "
        + more
        + "}";
  }

  private AdoptionPlan plan(String... jobs) throws Exception {
    Files.writeString(root.resolve(Workspace.STATE_V2), state(jobs));
    return adoption().plan();
  }

  private Adoption adoption() {
    Workspace workspace = new Workspace(root);
    SettableClock clock = new SettableClock(Instant.EPOCH);
    return new Adoption(
        Disk.LOCAL,
        workspace,
        new Backups(Disk.LOCAL, workspace, clock),
        ZoneOffset.UTC,
        TEMPLATE.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_task_is_known_by_its_title_in_either_version_or_by_its_verification() throws Exception {
    AdoptionPlan plan =
        plan(
            job(
                "create  STEPS/file-system.step.ts",
                "pending",
                "'verification_cmd': 'ls /Users/gone/steps/file-system.step.ts'"),
            job(
                "Create steps/file-system.step.ts",
                "pending",
                "'verification_cmd': 'ls steps/file-system.step.ts'"),
            job("Deploy Journalist Service", "completed", "'verification_cmd': 'y'"),
            job("Beat", "pending", "'verification_cmd': 'crontab -l | grep vy_pulse'"),
            job("Model", "pending", "'verification_cmd': 'ollama list | grep llama3'"),
            job("Deep Research Scan", "cyclic", "'verification_cmd': 'false'"),
            job("Something else", "pending", "'verification_cmd': 'true'"));

    assertThat(plan.wired())
        .extracting(wired -> wired.job() + " " + wired.keys())
        .containsExactly(
            "id of create  STEPS/file-system.step.ts [verify, run]",
            "id of Create steps/file-system.step.ts [run]",
            "id of Deploy Journalist Service [verify]",
            "id of Beat [verify]",
            "id of Model [verify]",
            "id of Deep Research Scan [run, schedule]");
    assertThat(new String(plan.after(), StandardCharsets.UTF_8))
        .contains("file-system.step.ts\", \"verify\": {\"uses\": \"v/file\"}, \"run\"");
  }

  @Test
  void what_is_wired_or_of_another_kind_is_left_alone() throws Exception {
    AdoptionPlan plan =
        plan(
            job("Verify Model Inventory", "pending", "'verify': {'uses': 'mine/check'}"),
            job("Deep Research Scan", "pending", "'verification_cmd': 'x'"));

    assertThat(plan.wired()).isEmpty();
    assertThat(plan.after()).isEqualTo(plan.before());
    assertThat(plan.left())
        .extracting(AdoptionPlan.Left::reason)
        .containsExactly(
            "it has \"verify\" already",
            "its status is not cyclic, unlike that of the task it looks like");
  }

  @Test
  void paths_of_another_machine_are_told_where_they_still_count() throws Exception {
    Path here = Files.createDirectories(root.resolve("home/me"));

    AdoptionPlan plan =
        plan(
            job("Link Research Logger", "pending", "'verification_cmd': 'ls /Users/x/daily.md'"),
            job(
                "A",
                "pending",
                "'verification_cmd': 'grep w /Users/x/a.ts && test -e " + here + "'"),
            job("B", "pending", "'verification_cmd': 'ls /etc/passwd /home'"));

    assertThat(plan.missing())
        .contains(new AdoptionPlan.MissingPath("id of A", "/Users/x/a.ts"))
        .extracting(AdoptionPlan.MissingPath::path)
        .containsOnly("/Users/x/a.ts");
  }

  @Test
  void a_second_time_there_is_nothing_to_adopt_and_the_first_can_be_undone() throws Exception {
    AdoptionPlan plan = plan(job("Link Research Logger", "pending", "'verification_cmd': 'x'"));

    BackedUpReplace.Replaced replaced = adoption().adopt(plan);

    assertThat(adoption().plan().wired()).isEmpty();
    assertThat(Files.readAllBytes(replaced.undo().orElseThrow().file())).isEqualTo(plan.before());
  }
}
