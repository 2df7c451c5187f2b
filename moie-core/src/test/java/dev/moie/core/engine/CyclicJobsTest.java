package dev.moie.core.engine;

import static dev.moie.core.testing.TestWorkspace.bare;
import static dev.moie.core.testing.TestWorkspace.job;
import static dev.moie.core.testing.TestWorkspace.outcomes;
import static dev.moie.core.testing.TestWorkspace.phase;
import static dev.moie.core.testing.TestWorkspace.reportOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.api.BeatOutcome;
import dev.moie.core.log.Execution;
import dev.moie.core.log.HistoryQuery;
import dev.moie.core.log.LogBatch;
import dev.moie.core.log.Occurrences;
import dev.moie.core.log.Request;
import dev.moie.core.testing.TestWorkspace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  private List<String> answered() {
    List<Execution> found =
        workspace.log().history(new HistoryQuery(Optional.of("5.1"), false, Optional.empty(), 100));
    workspace.log().close();
    return found.stream()
        .map(each -> each.kind() + " " + each.occurrences().map(Occurrences::count).orElse(-1))
        .toList();
  }

  @Test
  void what_was_missed_is_skipped_and_recorded_if_the_job_says_so() {
    cyclic(HOURLY + ", 'catch_up': 'skip'");
    workspace.beat();
    workspace.clock().advance(Duration.ofMinutes(3 * 60 + 20));

    BeatReport late = workspace.beat();
    workspace.clock().advance(Duration.ofMinutes(40));

    assertThat(outcomes(late)).containsExactly("5.1 CYCLIC_WAITING");
    assertThat(reportOf(late, "5.1").reason())
        .isEqualTo(
            "next run at 2026-01-05T16:00Z; 3 times from 2026-01-05T13:00:00Z to"
                + " 2026-01-05T15:00:00Z passed without a run; none is made up for (catch_up:"
                + " skip)");
    assertThat(outcomes(workspace.beat())).containsExactly("5.1 CYCLIC_RAN");
    assertThat(answered()).containsExactly("STEP 1", "SKIPPED 3", "STEP 1");
  }

  @Test
  void what_was_missed_is_made_up_for_one_by_one_up_to_a_maximum() {
    cyclic(HOURLY + ", 'catch_up': {'mode': 'all', 'max': 2}");
    workspace.beat();
    workspace.clock().advance(Duration.ofMinutes(3 * 60 + 20));

    assertThat(outcomes(workspace.beat())).containsExactly("5.1 CYCLIC_RAN", "5.1 CYCLIC_RAN");

    assertThat(answered()).containsExactly("STEP 1", "STEP 1", "SKIPPED 1", "STEP 1");
    assertThat(outcomes(workspace.beat())).containsExactly("5.1 CYCLIC_WAITING");
  }

  @Test
  void what_was_missed_waits_for_the_jobs_part_of_its_jitter_and_is_not_put_off_again() {
    cyclic(HOURLY + ", 'jitter': 'PT50M'");
    workspace.beat();
    workspace.clock().advance(Duration.ofHours(5));

    BeatReport noticed = workspace.beat();
    assertThat(outcomes(noticed)).containsExactly("5.1 CYCLIC_WAITING");
    assertThat(reportOf(noticed, "5.1").reason()).contains("made up for from 2026-01-05T17:");
    Instant until =
        workspace
            .log()
            .newestOf("5.1", Set.of(Execution.Kind.MISSED))
            .flatMap(Execution::notBefore)
            .orElseThrow();
    workspace.log().close();
    workspace.clock().set(until.minusMillis(1));
    assertThat(outcomes(workspace.beat())).containsExactly("5.1 CYCLIC_WAITING");
    workspace.clock().set(until);
    assertThat(outcomes(workspace.beat())).containsExactly("5.1 CYCLIC_RAN");
  }

  @Test
  void what_a_pause_missed_is_missed_however_short_ago_it_was() throws Exception {
    cyclic(HOURLY + ", 'catch_up': 'skip'");
    workspace.beat();
    order("pause");
    workspace.clock().advance(Duration.ofMinutes(62));
    assertThat(outcomes(workspace.beat())).containsExactly("5.1 CYCLIC_WAITING");
    order("unpause");

    BeatReport after = workspace.beat();

    assertThat(outcomes(after)).containsExactly("5.1 CYCLIC_WAITING");
    assertThat(reportOf(after, "5.1").reason())
        .contains("passed while the job was paused: by vy", "none is made up for");
    assertThat(answered()).containsExactly("SKIPPED 1", "PAUSE -1", "STEP 1");
  }

  private void order(String command) throws Exception {
    Instant now = workspace.clock().instant();
    Request request =
        new Request(command + now, command, "5.1", Map.of(), "vy", now, now.plusSeconds(9));
    new Heartbeat(workspace.engine(), workspace.store()).perform(request, BeatProgress.NONE);
    workspace.log().close();
  }

  @Test
  void a_run_by_hand_moves_no_later_time() throws Exception {
    cyclic(HOURLY);
    workspace.beat();
    workspace.clock().advance(Duration.ofMinutes(59));
    order("run");
    workspace.clock().advance(Duration.ofMinutes(1));

    assertThat(outcomes(workspace.beat())).containsExactly("5.1 CYCLIC_RAN");
    assertThat(answered()).containsExactly("STEP 1", "STEP 0", "STEP 1");
  }

  @Test
  void an_interval_does_not_drift_with_beats_that_come_late() {
    cyclic(HOURLY);
    workspace.beat();
    workspace.clock().advance(Duration.ofMinutes(69));
    workspace.beat();
    workspace.clock().advance(Duration.ofMinutes(51));

    assertThat(outcomes(workspace.beat())).containsExactly("5.1 CYCLIC_RAN");
  }
}
