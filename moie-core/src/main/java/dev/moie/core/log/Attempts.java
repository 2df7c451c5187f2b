package dev.moie.core.log;

import dev.moie.api.JobOutcome;
import dev.moie.core.state.Job;
import dev.moie.core.state.Retry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How often the action of a job has run without success, and when it may run again. Read from the
 * newest entry of the execution log, so it counts across heartbeats; a completed job or a changed
 * definition starts anew.
 *
 * @param count how often it has run
 * @param notBefore when it may run again
 * @param reason why the last one did not help; empty if there was none
 * @param exhausted whether it may not run again by itself
 */
public record Attempts(int count, Optional<Instant> notBefore, String reason, boolean exhausted) {

  private static final Attempts NONE = new Attempts(0, Optional.empty(), "", false);

  public static Attempts of(Job job, Optional<Execution> newest, Instant now) {
    if (newest.isEmpty() || !newest.get().definition().equals(job.definition())) {
      return NONE;
    }
    Execution last = newest.get();
    boolean failed =
        last.outcome()
            .map(
                outcome ->
                    outcome == JobOutcome.FAILED
                        || outcome == JobOutcome.INCONCLUSIVE
                        || outcome == JobOutcome.CYCLIC_FAILED)
            .orElse(true);
    if (!failed || last.attempt() == 0) {
      return NONE;
    }
    boolean used = last.attempt() >= job.retry().maxAttempts();
    Instant ended = last.endedAt().orElse(last.startedAt());
    boolean again =
        job.retry()
            .againAfter()
            // Durations, since a time that far ahead may not exist.
            .map(wait -> Duration.between(ended, now).compareTo(wait) >= 0)
            .map(waited -> waited || clockWasWrong(ended, now))
            .orElse(false);
    // No delay is longer than this, so a later time was made by a clock that was ahead.
    Duration longest = job.retry().maxDelay();
    return used && again
        ? NONE
        : new Attempts(
            last.attempt(),
            last.notBefore().filter(time -> Duration.between(now, time).compareTo(longest) <= 0),
            last.reason(),
            used);
  }

  /** What happened more than a day ahead is taken for a clock that was wrong, not waited for. */
  public static boolean clockWasWrong(Instant happened, Instant now) {
    return happened.isAfter(now.plus(1, ChronoUnit.DAYS));
  }

  /** How long to wait after a failed attempt: exponential, and within a tenth of it at random. */
  public static Duration delayAfter(int attempt, Retry retry, RandomGenerator random) {
    double factor = Math.pow(2, Math.min(attempt - 1, 30)) * (0.9 + 0.2 * random.nextDouble());
    double millis =
        Math.min(retry.delay().toMillis() * factor, (double) retry.maxDelay().toMillis());
    return Duration.ofMillis(Math.round(millis));
  }
}
