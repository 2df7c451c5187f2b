package dev.moie.core.engine;

import dev.moie.api.JobOutcome;
import dev.moie.core.log.Attempts;
import dev.moie.core.log.Execution;
import dev.moie.core.log.ExecutionLog;
import dev.moie.core.log.HistoryQuery;
import dev.moie.core.state.Job;
import dev.moie.core.state.Timestamps;
import dev.moie.core.workspace.BreakerSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The circuit breaker of a job that is open: its action has failed so often in a row that it is
 * left alone for a while. It is read from the execution log, so it holds across heartbeats and
 * crashes; a success, a changed definition and a reset close it. When its time is over the action
 * gets one try, and if that fails too the breaker opens again.
 *
 * @param failures how many in a row opened it
 * @param until when the action may be tried again
 */
public record Breaker(int failures, Instant until) {
  /** Entries about the schedule and about policies, in which nothing ran. */
  private static final Set<Execution.Kind> BESIDES =
      EnumSet.of(
          Execution.Kind.SKIPPED,
          Execution.Kind.MISSED,
          Execution.Kind.PAUSE,
          Execution.Kind.REFUSAL,
          Execution.Kind.ANSWER);

  /** A run leaves itself, what it skips before it and after it, and what was noticed meanwhile. */
  private static final int ENTRIES_A_RUN = 4;

  /**
   * The breaker of a job, if it is open. Looks into the log once, and a second time only if the
   * last run failed.
   */
  public static Optional<Breaker> of(
      Job job, ExecutionLog log, BreakerSettings settings, Instant now) {
    return of(job, log.newestOf(job.id()), log, settings, now);
  }

  /** The same, if the newest execution that counts is known. */
  static Optional<Breaker> of(
      Job job,
      Optional<Execution> newest,
      ExecutionLog log,
      BreakerSettings settings,
      Instant now) {
    if (newest.isEmpty() || !failed(newest.get(), job)) {
      return Optional.empty();
    }
    Instant ended = newest.get().endedAt().orElse(newest.get().startedAt());
    Duration since = Duration.between(ended, now);
    if (since.compareTo(settings.pause()) >= 0 || Attempts.clockWasWrong(ended, now)) {
      return Optional.empty();
    }
    List<Execution> last =
        log
            .history(
                new HistoryQuery(
                    Optional.of(job.id()),
                    false,
                    Optional.empty(),
                    settings.failures() * ENTRIES_A_RUN))
            .stream()
            .filter(each -> !BESIDES.contains(each.kind()))
            .limit(settings.failures())
            .toList();
    return last.size() == settings.failures() && last.stream().allMatch(each -> failed(each, job))
        ? Optional.of(new Breaker(last.size(), ended.plus(settings.pause())))
        : Optional.empty();
  }

  /** A run that a crash has cut off counts: it may have been the cause. */
  private static boolean failed(Execution execution, Job job) {
    return execution.kind() == Execution.Kind.STEP
        && execution.attempt() > 0
        && execution.definition().equals(job.definition())
        && execution
            .outcome()
            .map(
                outcome ->
                    outcome == JobOutcome.FAILED
                        || outcome == JobOutcome.CYCLIC_FAILED
                        || outcome == JobOutcome.INCONCLUSIVE)
            .orElse(execution.endedAt().isPresent());
  }

  /** What it says to people. */
  public String describe(String job) {
    return "the circuit breaker is open after "
        + failures
        + " failures in a row; the action is not started before "
        + Timestamps.text(until)
        + ": mend the cause, then \"moie reset "
        + job
        + "\"";
  }
}
