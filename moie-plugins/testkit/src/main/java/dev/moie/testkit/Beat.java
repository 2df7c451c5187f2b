package dev.moie.testkit;

import dev.moie.api.BeatOutcome;
import dev.moie.core.engine.BeatReport;
import dev.moie.core.engine.JobReport;
import java.util.List;
import java.util.stream.Collectors;

/** What a heartbeat came to. Immutable. */
public final class Beat {
  private final BeatReport report;

  Beat(BeatReport report) {
    this.report = report;
  }

  /**
   * The beat as a whole.
   *
   * @return the outcome
   */
  public BeatOutcome outcome() {
    return report.outcome();
  }

  /**
   * Fails unless the beat came to this.
   *
   * @param expected the outcome
   * @return this
   */
  public Beat is(BeatOutcome expected) {
    if (outcome() != expected) {
      throw new AssertionError("the beat should be " + expected + ", but " + this);
    }
    return this;
  }

  /**
   * What the beat came to for one job.
   *
   * @param id the job's id
   * @return its result; the test fails if the beat did not reach the job
   */
  public JobResult job(String id) {
    return jobs().stream()
        .filter(job -> job.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the beat did not reach job " + id + ": " + this));
  }

  /**
   * What the beat came to for each job that it reached, in its order.
   *
   * @return the results
   */
  public List<JobResult> jobs() {
    return report.jobs().stream().map(Beat::result).toList();
  }

  /**
   * What else the engine noticed, such as a listener that threw.
   *
   * @return one line each
   */
  public List<String> notes() {
    return report.notes();
  }

  private static JobResult result(JobReport report) {
    return new JobResult(report.job().id(), report.outcome(), report.reason());
  }

  @Override
  public String toString() {
    return "it was "
        + outcome()
        + jobs().stream().map(job -> "\n  " + job).collect(Collectors.joining());
  }
}
