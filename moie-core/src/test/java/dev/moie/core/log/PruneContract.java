package dev.moie.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.api.JobOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Old executions are forgotten, but never what decisions are made from. */
public abstract class PruneContract {
  private static final Instant NEVER = Instant.EPOCH;
  private static final Instant ALWAYS = Instant.parse("2100-01-01T00:00:00Z");
  private static final int ALL = Integer.MAX_VALUE;

  private ExecutionLog log;

  /** Opens a log that is empty. */
  protected abstract ExecutionLog open() throws Exception;

  @BeforeEach
  final void openIt() throws Exception {
    log = open();
  }

  @AfterEach
  final void closeIt() {
    log.close();
  }

  private static Instant second(int at) {
    return Instant.ofEpochSecond(1_000_000 + at);
  }

  private void begin(String id, String job, Execution.Kind kind, int at) {
    log.write(
        LogBatch.of(
            new Execution(
                id,
                kind,
                job,
                1,
                1,
                "",
                "",
                "d",
                second(at),
                Optional.empty(),
                Optional.empty(),
                "",
                "",
                Optional.empty())));
  }

  /** Begun and ended, as the engine writes an action: two batches. */
  private void add(String id, String job, int at) {
    begin(id, job, Execution.Kind.STEP, at);
    Execution begun = log.execution(id).orElseThrow();
    log.write(
        LogBatch.of(begun.ended(second(at + 1), JobOutcome.CYCLIC_RAN, "", "", Optional.empty())));
  }

  private List<String> left() {
    return log.history(new HistoryQuery(Optional.empty(), false, Optional.empty(), 1000)).stream()
        .map(Execution::id)
        .toList();
  }

  @Test
  void nothing_is_forgotten_that_is_young_and_among_the_newest() {
    for (int i = 0; i < 5; i++) {
      add("e" + i, "1.1", i);
    }

    assertThat(log.prune(NEVER, ALL)).isZero();
    assertThat(log.prune(second(0), 5)).isZero();
    assertThat(left()).hasSize(5);
  }

  @Test
  void the_oldest_by_count_go() {
    for (int i = 0; i < 10; i++) {
      add("e" + i, "1.1", i);
    }

    assertThat(log.prune(NEVER, 4)).isEqualTo(6);

    assertThat(left()).containsExactly("e9", "e8", "e7", "e6");
  }

  @Test
  void those_that_began_earlier_go() {
    for (int i = 0; i < 10; i++) {
      add("e" + i, "1.1", i);
    }

    assertThat(log.prune(second(7), ALL)).isEqualTo(7);

    assertThat(left()).containsExactly("e9", "e8", "e7");
    assertThat(log.prune(second(7), ALL)).isZero();
  }

  @Test
  void the_newest_of_each_job_stays_however_old_it_is() {
    add("a1", "a", 1);
    add("a2", "a", 2);
    add("b1", "b", 3);
    add("c1", "c", 4);
    add("c2", "c", 5);

    assertThat(log.prune(ALWAYS, 0)).isEqualTo(2);

    assertThat(left()).containsExactly("c2", "b1", "a2");
    assertThat(log.newestOf("a")).map(Execution::id).contains("a2");
  }

  @Test
  void what_has_not_ended_stays() {
    begin("open", "a", Execution.Kind.STEP, 1);
    add("a2", "a", 2);
    add("a3", "a", 3);

    assertThat(log.prune(ALWAYS, 0)).isEqualTo(1);

    assertThat(left()).containsExactly("a3", "open");
    assertThat(log.interrupted()).extracting(Execution::id).containsExactly("open");
  }

  @Test
  void a_reset_does_not_push_out_the_last_run_that_due_times_come_from() {
    add("ran", "a", 1);
    begin("reset", "a", Execution.Kind.RESET, 2);
    Execution reset = log.execution("reset").orElseThrow();
    log.write(LogBatch.of(reset.interrupted(second(2), "by somebody")));

    log.prune(ALWAYS, 0);

    assertThat(log.newestStepOf("a")).map(Execution::id).contains("ran");
    assertThat(log.newestOf("a")).map(Execution::id).contains("reset");
  }

  @Test
  void places_go_on_behind_what_was_forgotten() {
    for (int i = 0; i < 5; i++) {
      add("e" + i, "1.1", i);
    }
    log.prune(ALWAYS, 0);

    add("later", "1.1", 0);

    assertThat(left()).containsExactly("later", "e4");
  }
}
