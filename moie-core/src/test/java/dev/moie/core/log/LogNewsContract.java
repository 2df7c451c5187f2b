package dev.moie.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.api.JobOutcome;
import dev.moie.core.state.JobStatus;
import dev.moie.core.state.StateChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A log can be followed from another process, and read page by page. */
public abstract class LogNewsContract {
  private ExecutionLog writer;
  private ExecutionLog reader;

  /** Opens the log of the test once more, as another process does. */
  protected abstract ExecutionLog open() throws Exception;

  @BeforeEach
  final void openBoth() throws Exception {
    writer = open();
    reader = open();
  }

  @AfterEach
  final void closeBoth() {
    reader.close();
    writer.close();
  }

  private void begin(String id, int second) {
    writer.write(
        LogBatch.of(
            new Execution(
                id,
                Execution.Kind.STEP,
                "1.1",
                1,
                1,
                "steps/command",
                "steps 1",
                "d",
                Instant.ofEpochSecond(second),
                Optional.empty(),
                Optional.empty(),
                "",
                "",
                Optional.empty())));
  }

  private void end(String id, int second, JobOutcome outcome) {
    writer.write(
        LogBatch.of(
            writer
                .execution(id)
                .orElseThrow()
                .ended(Instant.ofEpochSecond(second), outcome, "", "", Optional.empty())));
  }

  private static List<String> ids(List<Execution> executions) {
    return executions.stream().map(Execution::id).toList();
  }

  @Test
  void beginnings_ends_and_transitions_are_news_once() {
    begin("e1", 100);
    LogNews first = reader.newsAfter(LogMark.START, 10);
    assertThat(ids(first.begun())).containsExactly("e1");
    assertThat(first.ended()).isEmpty();

    begin("e2", 110);
    end("e1", 120, JobOutcome.EXECUTED);
    writer.write(
        LogBatch.of(
            List.of(
                Transition.of(
                    new StateChange.JobStatusChange(
                        "1.1", JobStatus.PENDING, JobStatus.COMPLETED, "d"),
                    Instant.ofEpochSecond(120),
                    Optional.of("e1")))));
    LogNews second = reader.newsAfter(first.mark(), 10);
    assertThat(ids(second.begun())).containsExactly("e2");
    assertThat(ids(second.ended())).containsExactly("e1");
    assertThat(second.transitions()).hasSize(1);

    LogNews third = reader.newsAfter(second.mark(), 10);
    assertThat(third.begun()).isEmpty();
    assertThat(third.transitions()).isEmpty();
    // What ended at nearly the same time may be told again.
    assertThat(ids(third.ended())).isSubsetOf("e1");
    end("e2", 130, JobOutcome.FAILED);
    LogNews fourth = reader.newsAfter(third.mark(), 10);
    assertThat(ids(fourth.ended())).endsWith("e2").isSubsetOf("e1", "e2");
    assertThat(ids(reader.newsAfter(fourth.mark(), 10).ended())).isSubsetOf("e2");
  }

  @Test
  void what_has_ended_before_it_is_told_as_begun_is_told_with_its_end() {
    begin("e1", 100);
    LogMark mark = reader.newsAfter(LogMark.START, 10).mark();
    begin("e2", 110);
    end("e2", 120, JobOutcome.EXECUTED);
    end("e1", 130, JobOutcome.EXECUTED);

    LogNews news = reader.newsAfter(mark, 10);

    assertThat(ids(news.ended())).containsExactly("e1");
    assertThat(news.begun()).singleElement().satisfies(e -> assertThat(e.endedAt()).isPresent());
  }

  @Test
  void whoever_begins_now_hears_of_the_end_of_what_runs() {
    begin("e1", 100);
    LogMark now = reader.now();

    end("e1", 105, JobOutcome.EXECUTED);

    LogNews news = reader.newsAfter(now, 10);
    assertThat(news.begun()).isEmpty();
    assertThat(ids(news.ended())).containsExactly("e1");
  }

  @Test
  void much_comes_in_parts() {
    for (int i = 0; i < 5; i++) {
      begin("e" + i, 100 + i);
    }

    LogNews part = reader.newsAfter(LogMark.START, 3);

    assertThat(ids(part.begun())).containsExactly("e0", "e1", "e2");
    assertThat(ids(reader.newsAfter(part.mark(), 3).begun())).containsExactly("e3", "e4");
  }

  @Test
  void history_is_read_page_by_page_and_by_outcome() {
    for (int i = 0; i < 6; i++) {
      begin("e" + i, 100 + i);
      end("e" + i, 101 + i, i % 2 == 0 ? JobOutcome.FAILED : JobOutcome.EXECUTED);
    }

    assertThat(ids(reader.history(page(Optional.empty(), Optional.of("e3")))))
        .containsExactly("e2", "e1");
    assertThat(ids(reader.history(page(Optional.of(JobOutcome.FAILED), Optional.of("e4")))))
        .containsExactly("e2", "e0");
    assertThat(reader.history(page(Optional.empty(), Optional.of("none")))).isEmpty();
  }

  private static HistoryQuery page(Optional<JobOutcome> outcome, Optional<String> before) {
    return new HistoryQuery(Optional.empty(), false, Optional.empty(), outcome, before, 2);
  }
}
