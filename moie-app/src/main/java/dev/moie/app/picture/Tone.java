package dev.moie.app.picture;

import dev.moie.api.JobOutcome;
import dev.moie.core.log.Execution;
import dev.moie.core.state.Job;
import java.util.Locale;

/** How something stands, at a glance: a colour and a sign, never a colour alone. */
public enum Tone {
  GOOD("M4.5 8.4l2.4 2.4 4.6-5.2"),
  BAD("M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6"),
  PERSON("M8 4.2v4.6M8 11.4v.2"),
  CYCLIC(
      "M8 8c-1-1.4-1.8-2-2.8-2a2 2 0 0 0 0 4c1 0 1.8-.6 2.8-2s1.8-2 2.8-2a2 2 0 0 1 0 4c-1 0-1.8-.6-2.8-2z"),
  OPEN("");

  private final String path;

  Tone(String path) {
    this.path = path;
  }

  /** What it is called in style sheets. */
  public String style() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What is drawn into the circle, in a square of 16. */
  public String path() {
    return path;
  }

  /** How a job stands: what the file says, and what became of it last. */
  public static Tone of(Job job) {
    boolean open = job.isOpen() || job.isCyclic();
    Tone last = job.lastResult().map(result -> of(result.outcome())).orElse(OPEN);
    if (open && (last == BAD || last == PERSON)) {
      return last;
    }
    return switch (job.status()) {
      case COMPLETED -> GOOD;
      case CYCLIC -> CYCLIC;
      case PENDING -> OPEN;
    };
  }

  /** What an outcome means for whoever looks. */
  public static Tone of(JobOutcome outcome) {
    return switch (outcome) {
      case VERIFIED, EXECUTED, CYCLIC_HELD, CYCLIC_RAN -> GOOD;
      case FAILED, CYCLIC_FAILED, DENIED, INCONCLUSIVE -> BAD;
      case ACTION_REQUIRED, APPROVAL_REQUIRED -> PERSON;
      case BLOCKED, CYCLIC_WAITING, WOULD_VERIFY, WOULD_RUN -> OPEN;
    };
  }

  /** What came of an execution; one that was cut off is bad. */
  public static Tone of(Execution execution) {
    if (execution.outcome().isPresent()) {
      return of(execution.outcome().get());
    }
    return execution.wasInterrupted() ? BAD : OPEN;
  }
}
