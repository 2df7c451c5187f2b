package dev.moie.core.engine;

import static dev.moie.core.testing.TestWorkspace.bare;
import static dev.moie.core.testing.TestWorkspace.job;
import static dev.moie.core.testing.TestWorkspace.outcomes;
import static dev.moie.core.testing.TestWorkspace.phase;
import static dev.moie.core.testing.TestWorkspace.reportOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.api.BeatOutcome;
import dev.moie.core.log.Execution;
import dev.moie.core.log.LogBatch;
import dev.moie.core.testing.TestWorkspace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cyclic jobs: due or not, and what a run comes to. */
class CyclicJobsTest {
  private static final String RUN = "'run': {'uses': 'probe/write'}";
  private static final String HOURLY = RUN + ", 'schedule': 'PT1H'";

  private TestWorkspace workspace;

  @BeforeEach
  void open(@TempDir Path root) {
    workspace = new TestWorkspace(root);
  }

  @AfterEach
  void close() throws Exception {
    workspace.close();
  }

  private void cyclic(String more) {
    workspace.state(5, phase(5, "active", bare("5.1", "cyclic", more)));
  }

  @Test
  void a_job_that_never_ran_is_due_at_once_and_then_when_its_schedule_says() {
    cyclic(HOURLY);

    assertThat(outcomes(workspace.beat())).containsExactly("5.1 CYCLIC_RAN");
    workspace.clock().advance(Duration.ofMinutes(59));
    BeatReport early = workspace.beat();
    workspace.clock().advance(Duration.ofMinutes(1));
    BeatReport due = workspace.beat();

    assertThat(outcomes(early)).containsExactly("5.1 CYCLIC_WAITING");
    assertThat(reportOf(early, "5.1").reason()).contains("2026-01-05T13:00");
    assertThat(outcomes(due)).containsExactly("5.1 CYCLIC_RAN");
    assertThat(workspace.ran()).hasSize(2);
    assertThat(workspace.jobOnDisk("5.1").path("status").asText()).isEqualTo("cyclic");
  }

  @Test
  void without_a_schedule_it_runs_daily() {
    cyclic(RUN);
    workspace.beat();

    assertThat(reportOf(workspace.beat(), "5.1").reason())
        .isEqualTo("next run at 2026-01-06T00:00Z");
  }

  @Test
  void a_job_that_runs_nothing_tells_the_cure() {
    cyclic("'verification_cmd': 'false'");

    BeatReport report = workspace.beat();

    assertThat(outcomes(report)).containsExactly("5.1 CYCLIC_WAITING");
    assertThat(reportOf(report, "5.1").reason()).contains("add an action such as \"run\"");
    assertThat(report.outcome()).isEqualTo(BeatOutcome.MONITORING);
  }

  @Test
  void a_literal_false_is_not_run_as_a_verification() {
    cyclic(HOURLY + ", 'verification_cmd': 'false'");

    assertThat(outcomes(workspace.beat())).containsExactly("5.1 CYCLIC_RAN");
  }

  @Test
  void a_verification_that_holds_saves_the_run() {
    workspace.state(5, phase(5, "active", job("5.1", "cyclic", HOURLY))).file("5.1", "yes");

    assertThat(outcomes(workspace.beat())).containsExactly("5.1 CYCLIC_HELD");
    assertThat(workspace.ran()).isEmpty();
    assertThat(outcomes(workspace.beat())).containsExactly("5.1 CYCLIC_WAITING");
  }

  @Test
  void the_verification_after_a_run_decides() {
    workspace.state(5, phase(5, "active", job("5.1", "cyclic", HOURLY)));

    BeatReport report = workspace.beat();

    assertThat(outcomes(report)).containsExactly("5.1 CYCLIC_FAILED");
    assertThat(report.outcome()).isEqualTo(BeatOutcome.FAILED);
    assertThat(report.hasProblem()).isTrue();
  }

  @Test
  void a_failed_run_is_tried_again_after_its_delay_and_then_waits_for_the_schedule() {
    cyclic(
        "'run': {'uses': 'probe/write', 'with': {'fail': true}}, 'schedule': 'PT1H',"
            + " 'retry': {'max_attempts': 2, 'delay': 'PT2M'}");

    assertThat(outcomes(workspace.beat())).containsExactly("5.1 CYCLIC_FAILED");
    assertThat(outcomes(workspace.beat())).containsExactly("5.1 CYCLIC_WAITING");
    workspace.clock().advance(Duration.ofMinutes(3));
    assertThat(outcomes(workspace.beat())).containsExactly("5.1 CYCLIC_FAILED");
    workspace.clock().advance(Duration.ofMinutes(30));
    assertThat(outcomes(workspace.beat())).containsExactly("5.1 CYCLIC_WAITING");
    assertThat(workspace.ran()).containsExactly("5.1 #1", "5.1 #2");
  }

  @Test
  void a_run_that_a_crash_interrupted_is_due_once_more() {
    cyclic(HOURLY);
    workspace.beat();
    Execution ended = workspace.log().newestOf("5.1").orElseThrow();
    workspace.clock().advance(Duration.ofMinutes(1));
    workspace
        .log()
        .write(
            LogBatch.of(
                new Execution(
                    "zzz",
                    Execution.Kind.STEP,
                    "5.1",
                    5,
                    1,
                    ended.type(),
                    ended.plugin(),
                    ended.definition(),
                    workspace.clock().instant(),
                    Optional.empty(),
                    Optional.empty(),
                    "",
                    "",
                    Optional.empty())));

    assertThat(outcomes(workspace.beat())).containsExactly("5.1 CYCLIC_RAN");
  }

  @Test
  void cyclic_jobs_of_finished_phases_go_on() {
    workspace.state(
        2,
        phase(1, "completed", bare("1.1", "completed", ""), bare("1.2", "cyclic", HOURLY)),
        phase(2, "active", job("2.1", "pending", "")));

    assertThat(outcomes(workspace.beat())).containsExactly("1.2 CYCLIC_RAN", "2.1 ACTION_REQUIRED");
  }

  @Test
  void a_stuck_job_does_not_stop_the_cyclic_ones_behind_it() {
    workspace.state(
        1, phase(1, "active", job("1.1", "pending", ""), bare("1.2", "cyclic", HOURLY)));

    assertThat(outcomes(workspace.beat()))
        .containsExactlyInAnyOrder("1.1 ACTION_REQUIRED", "1.2 CYCLIC_RAN");
  }
}
