package dev.moie.core.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.moie.api.JobOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every execution log does, whatever it is kept in. */
public abstract class ExecutionLogContract {
  private static final Instant T = Instant.parse("2026-01-05T12:00:00.123Z");

  private ExecutionLog log;

  /** Opens the log of the test; what was written is there when it is opened again. */
  protected abstract ExecutionLog open() throws Exception;

  @BeforeEach
  final void openIt() throws Exception {
    log = open();
  }

  @AfterEach
  final void closeIt() {
    log.close();
  }

  private static Execution execution(String id, String job, Instant start) {
    return new Execution(
        id,
        Execution.Kind.STEP,
        job,
        1,
        1,
        "probe/write",
        "probe 1.0.0",
        "d",
        start,
        Optional.empty(),
        Optional.empty(),
        "",
        "",
        Optional.empty());
  }

  private static LogBatch noticed(String subject) {
    return LogBatch.of(
        List.of(Transition.noticed(Transition.Kind.EDITED, T, subject, "by somebody")));
  }

  @Test
  void what_was_written_is_there_after_opening_it_again() throws Exception {
    Execution begun = execution("1", "1.1", T).answeringFor(new Occurrences(T.plusSeconds(9), 3));
    Execution ended =
        begun.ended(T.plusMillis(5), JobOutcome.FAILED, "why", "out\0put", Optional.of(T));
    log.write(LogBatch.of(begun));
    assertThat(log.interrupted()).containsExactly(begun);
    log.write(LogBatch.of(ended));
    log.write(LogBatch.of(execution("2", "1.2", T)));
    log.close();
    log = open();

    Execution found = log.newestOf("1.1").orElseThrow();
    assertThat(found)
        .isEqualTo(
            begun.ended(T.plusMillis(5), JobOutcome.FAILED, "why", "out\uFFFDput", Optional.of(T)));
    assertThat(log.interrupted()).extracting(Execution::id).containsExactly("2");
  }

  @Test
  void the_newest_is_the_last_that_was_written_whatever_the_clock_said() {
    log.write(LogBatch.of(execution("b", "1.1", T)));
    log.write(LogBatch.of(execution("a", "1.1", T.plusSeconds(1))));
    log.write(LogBatch.of(execution("c", "1.1", T)));

    assertThat(log.newestOf("1.1")).map(Execution::id).contains("c");
    assertThat(log.newestOf("other")).isEmpty();
    assertThat(log.newestOf("1.1", Set.of(Execution.Kind.PAUSE))).isEmpty();
  }

  @Test
  void transitions_get_places_without_a_gap() throws Exception {
    assertThat(log.write(noticed("a")).get(0).seq()).isEqualTo(1);
    List<Transition> two =
        log.write(
            new LogBatch(
                List.of(execution("1", "1.1", T)),
                List.of(noticed("b").transitions().get(0), noticed("c").transitions().get(0))));
    assertThat(two).extracting(Transition::seq).containsExactly(2L, 3L);
    log.close();
    log = open();

    assertThat(log.write(noticed("d")).get(0).seq()).isEqualTo(4);
    assertThat(log.transitionsAfter(1))
        .extracting(Transition::subject)
        .containsExactly("b", "c", "d");
    assertThat(log.transitionsAfter(4)).isEmpty();
  }

  @Test
  void places_go_on_behind_what_a_state_file_knows() {
    log.skipTo(40);
    assertThat(log.write(noticed("a")).get(0).seq()).isEqualTo(41);
    log.skipTo(5);
    assertThat(log.write(noticed("b")).get(0).seq()).isEqualTo(42);
  }

  @Test
  void a_position_tells_what_is_saved_open_and_paused() throws Exception {
    LogPosition empty = log.position().orElseThrow();
    assertThat(empty.isClean()).isTrue();
    log.write(new LogBatch(List.of(execution("1", "1.1", T)), noticed("a").transitions()));
    log.pause(new Pause("1.1", T, "a person"));
    log.pause(new Pause("1.1", T.plusSeconds(1), "another"));
    log.saved(1);
    log.close();
    log = open();

    LogPosition position = log.position().orElseThrow();
    assertThat(position).isEqualTo(new LogPosition(empty.log(), 1, 1, 1, 1));
    assertThat(log.paused()).containsExactly(new Pause("1.1", T, "a person"));
    log.unpause("1.1");
    assertThat(log.paused()).isEmpty();
  }

  @Test
  void an_execution_is_found_by_the_beginning_of_its_id_if_that_is_unique() {
    log.write(LogBatch.of(execution("20260105-abc", "1.1", T)));
    log.write(LogBatch.of(execution("20260105-abd", "1.1", T)));
    log.write(LogBatch.of(execution("20260105-Z", "1.1", T)));

    assertThat(log.execution("20260105-abc")).map(Execution::id).contains("20260105-abc");
    assertThat(log.execution("20260105-Z")).map(Execution::id).contains("20260105-Z");
    assertThat(log.execution("20260105-ab")).isEmpty();
    assertThat(log.execution("2027")).isEmpty();
  }

  @Test
  void a_batch_that_cannot_be_stored_leaves_nothing_behind_and_takes_no_place() {
    log.write(noticed("before"));
    Execution broken =
        new Execution(
            "bad",
            Execution.Kind.STEP,
            "1.1",
            1,
            1,
            "t",
            "p",
            null,
            T,
            Optional.empty(),
            Optional.empty(),
            "",
            "a secret",
            Optional.empty());

    assertThatThrownBy(() -> log.write(new LogBatch(List.of(broken), noticed("bad").transitions())))
        .isInstanceOf(LogException.class)
        .hasMessageContaining("cannot be written")
        .hasMessageNotContaining("a secret");

    assertThat(log.write(noticed("behind")).get(0).seq()).isEqualTo(2);
    assertThat(log.transitionsAfter(0))
        .extracting(Transition::subject)
        .containsExactly("before", "behind");
    assertThat(log.execution("bad")).isEmpty();
  }

  @Test
  void a_request_is_claimed_once_and_answered_to_whom_asked() {
    Requests requests = log.requests();
    Request request =
        new Request("r1", "reset", "1.1", Map.of("reason", "why\0"), "ada", T, T.plusSeconds(30));
    requests.ask(request);

    assertThat(requests.open()).extracting(Request::id).containsExactly("r1");
    assertThat(requests.open().get(0).until()).isEqualTo(T.plusSeconds(30));
    assertThat(requests.claim(request, T)).isTrue();
    assertThat(requests.claim(request, T)).isFalse();
    assertThat(requests.withdraw("r1")).isFalse();
    assertThat(requests.answerTo("r1")).isEmpty();
    requests.answer(request, new Request.Answer(0, "done"), T);
    assertThat(requests.answerTo("r1")).contains(new Request.Answer(0, "done"));
    assertThat(requests.open()).isEmpty();
  }

  @Test
  void a_request_that_is_taken_back_is_gone() {
    Request request = new Request("r1", "reset", "1.1", Map.of(), "ada", T, T);
    log.requests().ask(request);

    assertThat(log.requests().withdraw("r1")).isTrue();
    assertThat(log.requests().open()).isEmpty();
    assertThat(log.requests().claim(request, T)).isFalse();
  }

  @Test
  void an_approval_is_answered_and_used_once() {
    Approvals approvals = log.approvals();
    Approval question = question(T, "why");
    Approval.Answer yes = new Approval.Answer(true, T, T.plusSeconds(60), "ada", "go on");
    approvals.ask(question);
    approvals.ask(question);

    assertThat(approvals.of("1.1")).containsExactly(question);
    assertThat(approvals.use(question, "e1")).isFalse();
    assertThat(approvals.answer(question, yes)).isTrue();
    Approval answered = approvals.of("1.1").get(0);
    assertThat(answered.answer()).contains(yes);
    assertThat(approvals.use(answered, "e1")).isTrue();
    assertThat(approvals.use(answered, "e2")).isFalse();
    assertThat(approvals.answer(question, yes)).isFalse();
    assertThat(approvals.of("1.1").get(0).usedBy()).contains("e1");
  }

  @Test
  void of_approvals_asked_at_once_the_last_comes_first() {
    Approval first = question(T, "first");
    Approval second =
        new Approval("1.1", "another", "d", T, "second", Optional.empty(), Optional.empty());
    log.approvals().ask(first);
    log.approvals().ask(second);

    assertThat(log.approvals().of("1.1"))
        .extracting(Approval::reason)
        .containsExactly("second", "first");
  }

  private static Approval question(Instant at, String why) {
    return new Approval("1.1", "policy", "d", at, why, Optional.empty(), Optional.empty());
  }
}
