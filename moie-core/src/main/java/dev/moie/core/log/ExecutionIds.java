package dev.moie.core.log;

import java.time.Clock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Makes ids that sort by time, also within a millisecond and when the clock jumps back: thirteen
 * characters of time and count, then randomness so that two engines never make the same.
 * Thread-safe.
 */
public final class ExecutionIds implements Supplier<String> {
  private static final int COUNTS_PER_MILLI = 1 << 12;

  private final Clock clock;
  private final RandomGenerator random;
  private long last;

  public ExecutionIds(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  @Override
  public synchronized String get() {
    last = Math.max(last + 1, clock.millis() * COUNTS_PER_MILLI);
    String time = Long.toString(last, 32);
    String chance = Long.toString(random.nextLong(1L << 40), 32);
    return "0".repeat(Math.max(0, 13 - time.length())) + time + "-" + chance;
  }
}
