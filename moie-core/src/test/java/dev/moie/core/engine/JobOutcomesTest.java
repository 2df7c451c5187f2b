package dev.moie.core.engine;

import static dev.moie.core.testing.TestWorkspace.bare;
import static dev.moie.core.testing.TestWorkspace.job;
import static dev.moie.core.testing.TestWorkspace.outcomes;
import static dev.moie.core.testing.TestWorkspace.phase;
import static dev.moie.core.testing.TestWorkspace.reportOf;
import static dev.moie.core.testing.TestWorkspace.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.api.BeatOutcome;
import dev.moie.core.testing.TestWorkspace;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one heartbeat comes to for one open job. */
class JobOutcomesTest {
  private TestWorkspace workspace;

  @BeforeEach
  void open(@TempDir Path root) {
    workspace = new TestWorkspace(root);
  }

  @AfterEach
  void close() throws Exception {
    workspace.close();
  }

  @Test
  void an_action_does_not_run_when_the_verification_already_holds() {
    workspace.state(1, phase(1, "active", job("1.1", "pending", write("1.1")))).file("1.1", "yes");

    BeatReport report = workspace.beat();

    assertThat(outcomes(report)).containsExactly("1.1 VERIFIED");
    assertThat(workspace.ran()).isEmpty();
    assertThat(workspace.jobOnDisk("1.1").path("status").asText()).isEqualTo("completed");
  }

  @Test
  void an_action_runs_once_and_then_the_verification_decides() {
    workspace.state(1, phase(1, "active", job("1.1", "pending", write("1.1"))));

    BeatReport report = workspace.beat();
    workspace.beat();

    assertThat(outcomes(report)).containsExactly("1.1 EXECUTED");
    assertThat(workspace.ran()).containsExactly("1.1 #1");
    assertThat(workspace.jobOnDisk("1.1").path("last_result").path("outcome").asText())
        .isEqualTo("EXECUTED");
  }

  @Test
  void an_action_that_reports_failure_is_overruled_by_the_verification() {
    workspace.state(
        1,
        phase(
            1,
            "active",
            job(
                "1.1",
                "pending",
                "'run': {'uses': 'probe/write', 'with': {'path': '1.1', 'fail': true}}")));

    assertThat(outcomes(workspace.beat())).containsExactly("1.1 EXECUTED");
  }

  @Test
  void an_action_that_reports_success_is_overruled_by_the_verification() {
    workspace.state(1, phase(1, "active", job("1.1", "pending", "'run': {'uses': 'probe/write'}")));

    BeatReport report = workspace.beat();

    assertThat(report.outcome()).isEqualTo(BeatOutcome.FAILED);
    assertThat(reportOf(report, "1.1").reason()).contains("there is no 1.1");
    assertThat(workspace.jobOnDisk("1.1").path("status").asText()).isEqualTo("pending");
    assertThat(workspace.jobOnDisk("1.1").path("last_result").path("attempts").asInt())
        .isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "throw", "null", "overflow"})
  void nothing_runs_when_the_verification_cannot_tell(String says) {
    workspace.state(1, phase(1, "active", job("1.1", "pending", write("1.1")))).file("1.1", says);

    BeatReport report = workspace.beat();

    assertThat(outcomes(report)).containsExactly("1.1 INCONCLUSIVE");
    assertThat(report.hasProblem()).isTrue();
    assertThat(workspace.ran()).isEmpty();
    assertThat(workspace.jobOnDisk("1.1").path("last_result").path("attempts").asInt()).isZero();
  }

  @Test
  void an_action_is_not_repeated_when_the_verification_after_it_cannot_tell() {
    workspace.state(
        1,
        phase(
            1,
            "active",
            job(
                "1.1",
                "pending",
                "'run': {'uses': 'probe/write', 'with': {'path': '1.1', 'text': 'unknown'}}")));

    BeatReport first = workspace.beat();
    workspace.file("1.1", "yes");
    BeatReport second = workspace.beat();

    assertThat(outcomes(first)).containsExactly("1.1 INCONCLUSIVE");
    assertThat(reportOf(first, "1.1").reason()).startsWith("after the action: nobody can tell");
    assertThat(outcomes(second)).containsExactly("1.1 VERIFIED");
    assertThat(workspace.ran()).containsExactly("1.1 #1");
  }

  @Test
  void a_verification_that_hangs_is_stopped_by_the_jobs_timeout() {
    workspace
        .state(1, phase(1, "active", job("1.1", "pending", write("1.1") + ", 'timeout': 'PT0.2S'")))
        .file("1.1", "hang");

    BeatReport report = workspace.beat();

    assertThat(outcomes(report)).containsExactly("1.1 INCONCLUSIVE");
    assertThat(reportOf(report, "1.1").reason()).contains("timed out after PT0.2S");
    assertThat(workspace.ran()).isEmpty();
  }

  @Test
  void an_open_job_without_an_action_asks_the_operator() {
    workspace.state(1, phase(1, "active", job("1.1", "pending", "'description': 'Do it by hand'")));

    BeatReport report = workspace.beat();

    assertThat(report.outcome()).isEqualTo(BeatOutcome.ACTION_REQUIRED);
    assertThat(report.hasProblem()).isFalse();
    OperatorRequest request = reportOf(report, "1.1").request().orElseThrow();
    assertThat(request.task()).isEqualTo("Task 1.1");
    assertThat(request.description()).isEqualTo("Do it by hand");
    assertThat(request.verification()).contains("probe/file");
    assertThat(request.lastReason()).isEqualTo("there is no 1.1");
  }

  @Test
  void an_open_job_without_anything_asks_the_operator() {
    workspace.state(1, phase(1, "active", bare("1.1", "pending", "")));

    assertThat(outcomes(workspace.beat())).containsExactly("1.1 ACTION_REQUIRED");
  }

  @Test
  void a_later_job_of_a_phase_in_order_waits_for_an_earlier_one() {
    workspace
        .state(
            1, phase(1, "active", job("1.1", "pending", ""), job("1.2", "pending", write("1.2"))))
        .file("1.2", "yes");

    BeatReport report = workspace.beat();

    assertThat(outcomes(report)).containsExactly("1.1 ACTION_REQUIRED", "1.2 BLOCKED");
    assertThat(reportOf(report, "1.2").reason()).isEqualTo("waits for 1.1");
  }

  @Test
  void jobs_of_a_phase_with_concurrency_wait_only_for_what_they_need() {
    workspace.state(
        1,
        phase(
                1,
                "active",
                job("1.1", "pending", ""),
                job("1.2", "pending", write("1.2")),
                job("1.3", "pending", write("1.3") + ", 'needs': ['1.2']"),
                job("1.4", "pending", write("1.4") + ", 'needs': ['1.1', '1.3']"))
            .replace("'status': 'active'", "'status': 'active', 'concurrency': 3"));

    BeatReport report = workspace.beat();

    assertThat(outcomes(report))
        .containsExactlyInAnyOrder(
            "1.1 ACTION_REQUIRED", "1.2 EXECUTED", "1.3 EXECUTED", "1.4 BLOCKED");
    assertThat(reportOf(report, "1.4").reason()).isEqualTo("waits for 1.1");
    assertThat(workspace.ran()).containsSubsequence("1.2 #1", "1.3 #1");
  }

  @Test
  void a_wrong_configuration_is_told_with_every_problem_and_nothing_runs() {
    workspace.state(
        1,
        phase(
            1,
            "active",
            job(
                "1.1",
                "pending",
                "'run': {'uses': 'probe/write', 'with': {'pth': 'x', 'from': 'two'}}")));

    BeatReport report = workspace.beat();

    assertThat(outcomes(report)).containsExactly("1.1 INCONCLUSIVE");
    assertThat(reportOf(report, "1.1").reason())
        .contains("with.pth is unknown; did you mean \"path\"?")
        .contains("with.from");
    assertThat(workspace.ran()).isEmpty();
  }

  @Test
  void a_missing_plugin_is_named_and_nothing_runs() {
    workspace.state(
        1,
        phase(
            1,
            "active",
            bare(
                "1.1",
                "pending",
                "'verify': {'uses': 'absent/check'}, 'run': {'uses': 'probe/write'}")));

    BeatReport report = workspace.beat();

    assertThat(outcomes(report)).containsExactly("1.1 INCONCLUSIVE");
    assertThat(reportOf(report, "1.1").reason()).contains("plugin 'absent'");
    assertThat(workspace.ran()).isEmpty();
  }
}
