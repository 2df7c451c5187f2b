package dev.moie.app.render;

import dev.moie.core.log.Execution;
import dev.moie.core.state.Timestamps;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** What was done, for people. */
public final class HistoryText {
  private final PrintStream out;
  private final Styles styles;
  private final JobMark mark;

  public HistoryText(Terminal terminal) {
    this.out = terminal.out();
    this.styles = terminal.styles();
    this.mark = new JobMark(terminal);
  }

  /** Prints one line an execution. */
  public void list(List<Execution> executions) {
    if (executions.isEmpty()) {
      out.println("Nothing is recorded.");
    }
    for (Execution execution : executions) {
      String attempt = execution.attempt() > 0 ? " #" + execution.attempt() : "";
      out.println(
          Timestamps.text(execution.startedAt())
              + "  "
              + styles.bold(Plain.line(execution.job()) + attempt)
              + "  "
              + outcome(execution)
              + (execution.type().isEmpty() ? "" : "  " + Plain.line(execution.type()))
              + (execution.reason().isEmpty() ? "" : "  " + Plain.line(execution.reason(), 200))
              + "  "
              + styles.faint(execution.id()));
    }
  }

  /** Prints all that is known of one execution. */
  public void show(Execution execution) {
    line("Execution", execution.id());
    line("Job", execution.job() + ", phase " + execution.phase());
    line("Outcome", outcome(execution));
    line("Reason", Plain.line(execution.reason()));
    line("Attempt", execution.attempt() > 0 ? Integer.toString(execution.attempt()) : "");
    line("Type", execution.type());
    line("Plugin", execution.plugin());
    line("Started", Timestamps.text(execution.startedAt()));
    line(
        "Ended",
        execution
            .endedAt()
            .map(
                at ->
                    Timestamps.text(at)
                        + ", after "
                        + Duration.between(execution.startedAt(), at).toMillis()
                        + " ms")
            .orElse(""));
    line("Not before", execution.notBefore().map(Timestamps::text).orElse(""));
    if (!execution.output().isEmpty()) {
      out.println("The end of its output:");
      execution.output().lines().forEach(each -> out.println("  " + Plain.line(each)));
    }
  }

  private void line(String name, String value) {
    if (!value.isEmpty()) {
      out.println(String.format("%-12s %s", name + ":", value));
    }
  }

  private String outcome(Execution execution) {
    if (execution.outcome().isPresent()) {
      return mark.coloured(execution.outcome().get());
    }
    String word = ExecutionWord.of(execution);
    return execution.wasInterrupted() ? styles.bad(word) : styles.faint(word);
  }
}
