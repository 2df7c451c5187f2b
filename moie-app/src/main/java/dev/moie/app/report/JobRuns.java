package dev.moie.app.report;

import dev.moie.core.log.Execution;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is recorded of a job in the time of the report.
 *
 * @param runs how often a step of it ran
 * @param failed how many of these went wrong or were cut off
 * @param completed how often it became completed
 * @param measured how many of these have an end, and so a duration
 * @param took how long those took together
 * @param last when the last began
 * @param lastError why the last that went wrong did
 */
record JobRuns(
    int runs,
    int failed,
    int completed,
    int measured,
    Duration took,
    Optional<Instant> last,
    Optional<String> lastError) {

  static final JobRuns NONE =
      new JobRuns(0, 0, 0, 0, Duration.ZERO, Optional.empty(), Optional.empty());

  /** Counts executions, the newest first. */
  static JobRuns of(List<Execution> executions) {
    JobRuns sum = NONE;
    for (Execution each : executions) {
      sum = sum.and(each);
    }
    return sum;
  }

  private JobRuns and(Execution older) {
    boolean bad =
        older.wasInterrupted() || older.outcome().filter(each -> each.isProblem()).isPresent();
    boolean completes = older.outcome().filter(each -> each.completes()).isPresent();
    Duration duration =
        older.endedAt().map(end -> Duration.between(older.startedAt(), end)).orElse(Duration.ZERO);
    return new JobRuns(
        runs + 1,
        failed + (bad ? 1 : 0),
        completed + (completes ? 1 : 0),
        measured + (older.endedAt().isPresent() ? 1 : 0),
        took.plus(duration),
        last.or(() -> Optional.of(older.startedAt())),
        lastError.or(() -> bad ? Optional.of(older.reason()) : Optional.empty()));
  }

  /** Both together; the newer of the two comes first. */
  JobRuns plus(JobRuns other) {
    return new JobRuns(
        runs + other.runs,
        failed + other.failed,
        completed + other.completed,
        measured + other.measured,
        took.plus(other.took),
        last.or(other::last),
        lastError.or(other::lastError));
  }
}
