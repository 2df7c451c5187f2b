package dev.moie.core.state;

import java.time.Duration;
import java.util.Optional;

/**
 * What happens after an action after which the verification still does not hold.
 *
 * @param maxAttempts how often the action is run, counted across heartbeats; at least 1
 * @param delay the wait before the second attempt; it doubles with each further one
 * @param maxDelay the longest wait
 * @param againAfter when attempts are forgotten after the last one failed; empty: only {@code
 *     reset} or a changed definition does
 */
public record Retry(
    int maxAttempts, Duration delay, Duration maxDelay, Optional<Duration> againAfter) {

  /** Three attempts, ten seconds between the first two, at most five minutes between any. */
  public static final Retry DEFAULT =
      new Retry(3, Duration.ofSeconds(10), Duration.ofMinutes(5), Optional.empty());
}
