package dev.moie.core.cyclic;

import dev.moie.core.log.Attempts;
import dev.moie.core.log.Execution;
import dev.moie.core.log.Execution.Kind;
import dev.moie.core.log.ExecutionLog;
import dev.moie.core.log.Occurrences;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What the log knows of a cyclic job that has run.
 *
 * @param step the newest run
 * @param answered the newest entry that answers for times of the schedule
 * @param counted the newest entry that attempts are counted from
 */
record CyclicPast(Execution step, Execution answered, Optional<Execution> counted) {

  /** What is known of a job; empty if it never ran. */
  static Optional<CyclicPast> of(ExecutionLog log, String job) {
    Optional<Execution> newest = log.newestOf(job, EnumSet.allOf(Kind.class));
    if (newest.isPresent() && newest.get().kind() != Kind.STEP) {
      return log.newestStepOf(job)
          .map(
              step ->
                  new CyclicPast(
                      step,
                      log.newestOf(job, Set.of(Kind.STEP, Kind.SKIPPED)).orElse(step),
                      log.newestOf(job)));
    }
    return newest.map(step -> new CyclicPast(step, step, newest));
  }

  /** Up to which time of the schedule, this one included, everything is answered for. */
  Instant answeredUpTo() {
    return answered.occurrences().map(Occurrences::last).orElse(answered.startedAt());
  }

  /** Whether it happened at a time that is far ahead: the clock was wrong then. */
  boolean isAheadOf(Instant now) {
    return Attempts.clockWasWrong(step.startedAt(), now)
        || Attempts.clockWasWrong(answeredUpTo(), now);
  }

  boolean isRunning() {
    return step.endedAt().isEmpty();
  }

  boolean wasInterrupted() {
    return step.wasInterrupted();
  }

  /** The pause that has ended since the newest run. */
  Optional<Execution> pause(ExecutionLog log) {
    return since(log, Kind.PAUSE);
  }

  /** What was noticed to be missed since the newest run. */
  Optional<Execution> delay(ExecutionLog log) {
    return since(log, Kind.MISSED);
  }

  private Optional<Execution> since(ExecutionLog log, Kind kind) {
    return log.newestOf(step.job(), Set.of(Kind.STEP, kind)).filter(each -> each.kind() == kind);
  }
}
