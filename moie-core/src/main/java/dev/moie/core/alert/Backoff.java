package dev.moie.core.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** How long a channel is left alone after tries that did not help. */
final class Backoff {
  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofMinutes(30);

  /** A channel that wants more than this is asked sooner than it wants. */
  private static final Duration LONGEST_ASKED_FOR = Duration.ofHours(6);

  private final RandomGenerator random;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  /** The next try: exponential, within a tenth of it at random; later if the channel says so. */
  Instant next(Instant now, int attempts, Duration askedFor) {
    double factor = Math.pow(2, Math.min(attempts - 1, 20)) * (0.9 + 0.2 * random.nextDouble());
    long millis = Math.round(Math.min(FIRST.toMillis() * factor, (double) LONGEST.toMillis()));
    Duration own = Duration.ofMillis(millis);
    Duration asked = askedFor.compareTo(LONGEST_ASKED_FOR) > 0 ? LONGEST_ASKED_FOR : askedFor;
    return now.plus(asked.compareTo(own) > 0 ? asked : own);
  }
}
