package dev.moie.core.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.moie.core.log.Execution;
import dev.moie.core.log.Fence;
import dev.moie.core.log.LogBatch;
import dev.moie.core.log.StaleFenceException;
import dev.moie.core.log.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * An answer comes with the entry of the log that it is about, and the order goes; and what is known
 * of a job when its order is taken.
 */
@Timeout(120)
class OrderAnswerTest {
  private static final Instant T = Instant.parse("2026-01-05T12:00:00Z");

  /** A text of somebody else's in which the mark of what has no place seems to stand. */
  private static final String ANSWER =
      "{\"reason\":\"\\\"seq\\\":0,\",\"transition\":{\"seq\":0,\"x\":1}}";

  @RegisterExtension final DatabaseOfTest database = new DatabaseOfTest();

  private Database opened;
  private PgExecutionLog log;

  @BeforeEach
  void open() {
    opened = database.open();
    log = new PgExecutionLog(opened);
  }

  private void ordered(String job, String node, long version) {
    opened.transaction(
        connection ->
            connection
                .createStatement()
                .executeUpdate(
                    "insert into scheduled_tasks (task_name, task_instance, execution_time, picked,"
                        + " picked_by, version) values ('t', '"
                        + job
                        + "', now(), true, '"
                        + node
                        + "', "
                        + version
                        + ")"));
  }

  private List<String> queue() throws Exception {
    return database.server().column("select task_instance from scheduled_tasks order by 1");
  }

  private List<String> answers() throws Exception {
    return database.server().column("select job || ' ' || text from answer order by 1");
  }

  private static LogBatch batch(String subject) {
    return LogBatch.of(List.of(Transition.noticed(Transition.Kind.EDITED, T, subject, "x")));
  }

  private static String answer(long seq) {
    return "{\"reason\":\"\\\"seq\\\":0,\",\"transition\":{\"seq\":" + seq + ",\"x\":1}}";
  }

  private PgExecutionLog logOf(TakenOrder order) {
    return log.guardedBy(Fence.ofJob("1.1", "a", 5), order);
  }

  @Test
  void it_comes_with_the_last_entry_whose_place_it_tells() throws Exception {
    ordered("1.1", "a", 3);
    ordered("1.2", "a", 3);
    log.write(batch("before"));
    TakenOrder order = new TakenOrder("t", "1.1", "a", 3, Optional.empty());

    logOf(order).write(batch("first"));
    assertThat(order.accepted()).isEmpty();
    assertThat(logOf(order).writeLast(batch("last"), () -> ANSWER))
        .extracting(Transition::seq)
        .containsExactly(3L);

    assertThat(order.accepted()).hasValue(true);
    assertThat(answers()).containsExactly("1.1 " + answer(3));
    assertThat(queue()).containsExactly("1.2");
  }

  @Test
  void whoever_has_lost_the_order_records_what_it_did_and_answers_nothing() throws Exception {
    ordered("1.1", "a", 4);
    TakenOrder order = new TakenOrder("t", "1.1", "a", 3, Optional.empty());

    logOf(order).writeLast(batch("last"), () -> ANSWER);

    assertThat(order.accepted()).hasValue(false);
    assertThat(log.position().orElseThrow().lastSeq()).isEqualTo(1);
    assertThat(answers()).isEmpty();
    assertThat(queue()).containsExactly("1.1");
  }

  @Test
  void whoever_has_lost_the_claim_answers_nothing() throws Exception {
    ordered("1.1", "a", 3);
    log.guardedBy(Fence.ofJob("1.1", "b", 6)).write(batch("newer"));
    TakenOrder order = new TakenOrder("t", "1.1", "a", 3, Optional.empty());

    assertThatThrownBy(() -> logOf(order).writeLast(batch("last"), () -> ANSWER))
        .isInstanceOf(StaleFenceException.class);

    assertThat(answers()).isEmpty();
    assertThat(queue()).containsExactly("1.1");
  }

  @Test
  void each_of_a_group_gets_the_place_of_its_own_whether_one_is_refused_or_not() throws Exception {
    for (boolean refused : List.of(false, true)) {
      database.server().column("with a as (delete from answer returning job) select job from a");
      ordered("1.1", "a", 3);
      ordered("1.2", "a", 3);
      ordered("1.3", "a", 3);
      long before = log.position().orElseThrow().lastSeq();
      PgEntry plain = new PgEntry(batch("plain"), Optional.empty(), Optional.empty());
      PgEntry first = entry("1.1", 10, batch("first"));
      PgEntry silent = entry("1.2", 10, new LogBatch(List.of(), List.of()));
      PgEntry last = entry("1.3", refused ? 9 : 10, batch("last"));

      new PgCommit(opened).accept(List.of(plain, first, silent, last));

      assertThat(first.placed()).extracting(Transition::seq).containsExactly(before + 2);
      List<String> told = new ArrayList<>(List.of("1.1 " + answer(before + 2), "1.2 " + answer(0)));
      if (!refused) {
        told.add("1.3 " + answer(before + 3));
      }
      assertThat(answers()).isEqualTo(told);
      assertThat(queue()).isEqualTo(refused ? List.of("1.3") : List.of());
    }
  }

  @Test
  void what_was_known_when_the_order_was_taken_is_not_asked_again_until_something_is_written() {
    Execution known = execution("known", "1.1");
    TakenOrder order = new TakenOrder("t", "1.1", "a", 3, Optional.of(known));
    PgExecutionLog mine = logOf(order);

    assertThat(mine.newestOf("1.1")).hasValue(known);
    assertThat(mine.newestOf("1.2")).isEmpty();
    mine.write(LogBatch.of(execution("own", "1.1")));
    assertThat(mine.newestOf("1.1").map(Execution::id)).hasValue("own");
  }

  private static Execution execution(String id, String job) {
    return new Execution(
        id,
        Execution.Kind.STEP,
        job,
        1,
        1,
        "t",
        "p",
        "d",
        T,
        Optional.empty(),
        Optional.empty(),
        "",
        "",
        Optional.empty());
  }

  private static PgEntry entry(String job, long token, LogBatch batch) {
    return new PgEntry(
        batch,
        Optional.of(Fence.ofJob(job, "a", token)),
        Optional.of(new OrderAnswer(new TakenOrder("t", job, "a", 3, Optional.empty()), ANSWER)));
  }
}
