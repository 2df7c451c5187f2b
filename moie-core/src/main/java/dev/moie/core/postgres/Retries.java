package dev.moie.core.postgres;

import java.sql.SQLException;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * Does something again while another try may help: after {@value #FIRST_MILLIS} ms, then each time
 * after twice as long, up to two seconds, less up to a half at random, so that nodes which failed
 * together do not come again together. It gives up when its patience is at its end, or after
 * {@value #ATTEMPTS} tries.
 */
final class Retries {
  private static final long FIRST_MILLIS = 20;
  private static final long MAX_MILLIS = 2_000;
  private static final int ATTEMPTS = 40;

  private final LongSupplier nanos;
  private final RandomGenerator random;
  private final Pause pause;
  private final Duration patience;

  /**
   * Keeps to a time.
   *
   * @param nanos a clock that never goes back, such as {@link System#nanoTime}
   * @param random spreads the tries
   * @param pause waits
   * @param patience how long after the first try there may be another
   */
  Retries(LongSupplier nanos, RandomGenerator random, Pause pause, Duration patience) {
    this.nanos = nanos;
    this.random = random;
    this.pause = pause;
    this.patience = patience;
  }

  /** Waits. */
  interface Pause {
    void of(Duration time) throws InterruptedException;
  }

  /** One try. */
  interface Attempt<T> {
    T go() throws SQLException;
  }

  /**
   * Tries.
   *
   * @param again whether a failure may go away by itself
   * @throws SQLException the last failure; also at once when this thread is interrupted, and then
   *     it still is
   */
  <T> T run(Predicate<SQLException> again, Attempt<T> attempt) throws SQLException {
    long began = nanos.getAsLong();
    for (int count = 1; ; count++) {
      try {
        return attempt.go();
      } catch (SQLException e) {
        boolean late = nanos.getAsLong() - began >= patience.toNanos();
        if (late || count == ATTEMPTS || !again.test(e) || !waited(count)) {
          throw e;
        }
      }
    }
  }

  private boolean waited(int count) {
    long longest = Math.min(MAX_MILLIS, FIRST_MILLIS << Math.min(count - 1, 10));
    try {
      pause.of(Duration.ofMillis(longest / 2 + random.nextLong(longest / 2 + 1)));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
