package dev.moie.testkit;

import dev.moie.api.JobOutcome;
import java.util.Objects;

/** What a heartbeat came to for one job. Immutable. */
public final class JobResult {
  private final String id;
  private final JobOutcome outcome;
  private final String reason;

  JobResult(String id, JobOutcome outcome, String reason) {
    this.id = Objects.requireNonNull(id, "id");
    this.outcome = Objects.requireNonNull(outcome, "outcome");
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /**
   * The job's id.
   *
   * @return the id
   */
  public String id() {
    return id;
  }

  /**
   * What it came to.
   *
   * @return the outcome
   */
  public JobOutcome outcome() {
    return outcome;
  }

  /**
   * Why, as people read it.
   *
   * @return one line; may be empty
   */
  public String reason() {
    return reason;
  }

  /**
   * Fails unless the job came to this.
   *
   * @param expected the outcome
   * @return this
   */
  public JobResult is(JobOutcome expected) {
    if (outcome != expected) {
      throw new AssertionError("job " + id + " should be " + expected + ", but is " + this);
    }
    return this;
  }

  /**
   * Fails unless the reason has a text in it.
   *
   * @param text what people should read
   * @return this
   */
  public JobResult because(String text) {
    if (!reason.contains(text)) {
      throw new AssertionError("the reason should contain \"" + text + "\", but is: " + reason);
    }
    return this;
  }

  @Override
  public String toString() {
    return id + " " + outcome + (reason.isEmpty() ? "" : ": " + reason);
  }
}
