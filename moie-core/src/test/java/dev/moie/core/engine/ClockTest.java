package dev.moie.core.engine;

import static dev.moie.core.testing.TestWorkspace.START;
import static dev.moie.core.testing.TestWorkspace.bare;
import static dev.moie.core.testing.TestWorkspace.job;
import static dev.moie.core.testing.TestWorkspace.outcomes;
import static dev.moie.core.testing.TestWorkspace.phase;
import static dev.moie.core.testing.TestWorkspace.reportOf;
import static dev.moie.core.testing.TestWorkspace.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.core.log.Execution;
import dev.moie.core.log.HistoryQuery;
import dev.moie.core.testing.EditingSteps;
import dev.moie.core.testing.TestWorkspace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clock is wrong, is put right, stands still, or the machine sleeps. */
class ClockTest {
  private static final Duration YEAR = Duration.ofDays(365);

  private TestWorkspace workspace;

  @BeforeEach
  void open(@TempDir Path root) {
    workspace = new TestWorkspace(root);
  }

  @AfterEach
  void close() throws Exception {
    workspace.close();
  }

  private void cyclic(String schedule, String more) {
    workspace.state(
        5,
        phase(
            5,
            "active",
            bare("5.1", "cyclic", "'run': {'uses': 'probe/write'MORE}, 'schedule': 'WHEN'")
                .replace("MORE", more)
                .replace("WHEN", schedule)));
  }

  private List<String> beatAt(String time) {
    workspace.clock().set(Instant.parse(time));
    return outcomes(workspace.beat());
  }

  private List<String> beatAfter(Duration time) {
    workspace.clock().advance(time);
    return outcomes(workspace.beat());
  }

  private List<Execution> history() {
    List<Execution> found =
        workspace.log().history(new HistoryQuery(Optional.empty(), false, Optional.empty(), 100));
    workspace.log().close();
    return found;
  }

  @Test
  void an_hour_that_comes_again_brings_no_second_run() {
    cyclic("PT1H", "");
    assertThat(beatAt("2026-01-05T12:00:00Z")).containsExactly("5.1 CYCLIC_RAN");

    assertThat(beatAt("2026-01-05T11:00:00Z")).containsExactly("5.1 CYCLIC_WAITING");
    assertThat(beatAt("2026-01-05T12:00:00Z")).containsExactly("5.1 CYCLIC_WAITING");
    assertThat(beatAt("2026-01-05T12:59:59.999Z")).containsExactly("5.1 CYCLIC_WAITING");
    assertThat(beatAt("2026-01-05T13:00:00Z")).containsExactly("5.1 CYCLIC_RAN");
    assertThat(workspace.ran()).hasSize(2);
  }

  @Test
  void a_cron_job_that_ran_at_six_does_not_run_when_six_comes_again() {
    cyclic("0 6 * * *", "");
    assertThat(beatAt("2026-01-05T05:00:00Z"))
        .as("never run yet")
        .containsExactly("5.1 CYCLIC_RAN");
    assertThat(beatAt("2026-01-05T06:00:00Z")).containsExactly("5.1 CYCLIC_RAN");

    assertThat(beatAt("2026-01-05T05:30:00Z")).containsExactly("5.1 CYCLIC_WAITING");
    assertThat(reportOf(workspace.beat(), "5.1").reason())
        .isEqualTo("next run at 2026-01-06T06:00Z");
    assertThat(beatAt("2026-01-05T06:00:00Z")).containsExactly("5.1 CYCLIC_WAITING");
    assertThat(beatAt("2026-01-05T06:00:01Z")).containsExactly("5.1 CYCLIC_WAITING");
    assertThat(beatAt("2026-01-06T05:59:59Z")).containsExactly("5.1 CYCLIC_WAITING");
    assertThat(beatAt("2026-01-06T06:00:00Z")).containsExactly("5.1 CYCLIC_RAN");
    assertThat(workspace.ran()).hasSize(3);
  }

  @Test
  void a_day_of_sleep_brings_one_run_and_not_all_that_were_missed() {
    cyclic("PT1H", "");
    workspace.beat();

    assertThat(beatAfter(Duration.ofDays(1))).containsExactly("5.1 CYCLIC_RAN");
    assertThat(outcomes(workspace.beat())).containsExactly("5.1 CYCLIC_WAITING");
    assertThat(beatAfter(Duration.ofHours(1))).containsExactly("5.1 CYCLIC_RAN");
    assertThat(workspace.ran()).hasSize(3);
  }

  @Test
  void a_run_that_is_recorded_a_year_ahead_does_not_silence_the_job() {
    cyclic("PT1H", "");
    workspace.clock().set(START.plus(YEAR));
    workspace.beat();

    workspace.clock().set(START);
    assertThat(outcomes(workspace.beat())).containsExactly("5.1 CYCLIC_RAN");
    assertThat(outcomes(workspace.beat())).containsExactly("5.1 CYCLIC_WAITING");
    assertThat(beatAfter(Duration.ofHours(1))).containsExactly("5.1 CYCLIC_RAN");
    assertThat(workspace.ran()).hasSize(3);
  }

  @Test
  void a_failure_that_is_recorded_a_year_ahead_does_not_silence_the_job() {
    cyclic(
        "PT1H', 'retry': {'delay': 'PT2M', 'max_attempts': 9}, 'x': '", ", 'with': {'fail': true}");
    workspace.clock().set(START.plus(YEAR));
    assertThat(outcomes(workspace.beat())).containsExactly("5.1 CYCLIC_FAILED");

    workspace.clock().set(START);
    assertThat(outcomes(workspace.beat())).containsExactly("5.1 CYCLIC_FAILED");
    assertThat(outcomes(workspace.beat())).containsExactly("5.1 CYCLIC_WAITING");
    assertThat(workspace.ran()).containsExactly("5.1 #1", "5.1 #2");
  }

  /** A job whose action does not help, with delays of 10 to 11 minutes between its attempts. */
  private void failing(String more) {
    workspace.state(
        1,
        phase(
            1,
            "active",
            job(
                "1.1",
                "pending",
                "'run': {'uses': 'probe/write'}, 'retry': {'max_attempts': 3, 'delay': 'PT10M',"
                    + " 'max_delay': 'PT10M'MORE}".replace("MORE", more))));
  }

  @Test
  void a_delay_passes_when_the_machine_sleeps() {
    failing("");
    workspace.beat();
    assertThat(beatAfter(Duration.ofMinutes(5))).containsExactly("1.1 FAILED");
    assertThat(workspace.ran()).hasSize(1);

    assertThat(beatAfter(Duration.ofDays(1))).containsExactly("1.1 FAILED");

    assertThat(workspace.ran()).containsExactly("1.1 #1", "1.1 #2");
  }

  @Test
  void a_delay_grows_by_a_small_step_back_and_no_attempt_is_forgotten() {
    failing("");
    workspace.beat();
    workspace.clock().advance(Duration.ofMinutes(6));
    workspace.beat();

    assertThat(beatAfter(Duration.ofMinutes(-3))).containsExactly("1.1 FAILED");
    assertThat(workspace.ran()).as("still within its delay").hasSize(1);
    assertThat(beatAfter(Duration.ofMinutes(8))).containsExactly("1.1 FAILED");

    assertThat(workspace.ran()).containsExactly("1.1 #1", "1.1 #2");
  }

  @Test
  void a_delay_that_ends_later_than_any_delay_can_is_not_waited_for() {
    failing("");
    workspace.clock().set(START.plus(YEAR));
    workspace.beat();

    workspace.clock().set(START);
    assertThat(outcomes(workspace.beat())).containsExactly("1.1 FAILED");
    assertThat(workspace.ran()).containsExactly("1.1 #1", "1.1 #2");
    assertThat(outcomes(workspace.beat())).containsExactly("1.1 FAILED");
    assertThat(workspace.ran()).as("the new one is").hasSize(2);
  }

  @Test
  void attempts_that_were_used_up_a_year_ahead_come_again_when_they_may_at_all() {
    failing(", 'again_after': 'PT6H'");
    workspace.clock().set(START.plus(YEAR));
    for (int attempt = 1; attempt <= 3; attempt++) {
      workspace.beat();
      workspace.clock().advance(Duration.ofHours(1));
    }
    assertThat(outcomes(workspace.beat())).containsExactly("1.1 FAILED");
    assertThat(workspace.ran()).hasSize(3);

    workspace.clock().set(START);
    workspace.beat();

    assertThat(workspace.ran()).endsWith("1.1 #3", "1.1 #1");
  }

  @Test
  void a_step_back_within_a_beat_disturbs_nothing_and_the_order_is_that_of_writing()
      throws Exception {
    workspace.state(
        1,
        phase(1, "active", job("1.1", "pending", ""), job("1.2", "pending", write("1.2"))),
        phase(2, "locked", bare("2.1", "cyclic", "'run': {'uses': 'probe/write'}")));
    workspace.file("1.1", "yes");
    Engine real = workspace.engine();
    Runnable back = () -> workspace.clock().set(START.minus(Duration.ofHours(1)));
    Engine engine =
        new Engine(
            new EditingSteps(real.steps(), back),
            real.log(),
            real.events(),
            real.journal(),
            real.clock(),
            real.pause(),
            real.ids(),
            real.random());

    BeatReport report = new Heartbeat(engine, workspace.store()).beat(false, BeatProgress.NONE);

    workspace.log().close();
    assertThat(outcomes(report)).containsExactly("1.1 VERIFIED", "1.2 EXECUTED", "2.1 CYCLIC_RAN");
    assertThat(report.promoted()).containsExactly(2);
    assertThat(history()).extracting(Execution::job).containsExactly("2.1", "1.2", "1.1");
    assertThat(history().stream().map(Execution::id).sorted().toList())
        .containsExactly(history().get(2).id(), history().get(1).id(), history().get(0).id());
    assertThat(workspace.onDisk().at("/meta/current_phase").asInt()).isEqualTo(2);
    BeatReport next = workspace.beat();
    assertThat(outcomes(next)).containsExactly("2.1 CYCLIC_WAITING");
    assertThat(next.notes()).isEmpty();
  }

  @Test
  void the_newest_is_the_one_written_last_also_for_an_engine_that_starts_after_the_step_back() {
    cyclic("PT1H", "");
    for (int day = 3; day >= 1; day--) {
      workspace.clock().set(START.plus(Duration.ofDays(2L * day)));
      assertThat(outcomes(workspace.beat())).containsExactly("5.1 CYCLIC_RAN");
    }

    assertThat(history())
        .extracting(Execution::startedAt)
        .containsExactly(
            START.plus(Duration.ofDays(2)),
            START.plus(Duration.ofDays(4)),
            START.plus(Duration.ofDays(6)));
    assertThat(outcomes(workspace.beat())).containsExactly("5.1 CYCLIC_WAITING");
  }

  @Test
  void two_beats_in_the_same_instant_do_everything_once() {
    workspace.state(
        1,
        phase(1, "active", job("1.1", "pending", write("1.1"))),
        phase(2, "locked", bare("2.1", "cyclic", "'run': {'uses': 'probe/write'}")));

    BeatReport first = workspace.beat();
    BeatReport second = workspace.beat();

    assertThat(outcomes(first)).containsExactly("1.1 EXECUTED", "2.1 CYCLIC_RAN");
    assertThat(outcomes(second)).containsExactly("2.1 CYCLIC_WAITING");
    assertThat(second.notes()).isEmpty();
    assertThat(second.startedAt()).isEqualTo(first.startedAt());
    assertThat(workspace.ran()).containsExactly("1.1 #1", "2.1 #1");
    assertThat(history()).extracting(Execution::id).doesNotHaveDuplicates().hasSize(2);
  }
}
