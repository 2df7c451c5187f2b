package dev.moie.plugins.arxiv.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** What time it is, and how to let some pass. */
public interface Waiting {

  /** The time now. */
  Instant now();

  /**
   * Waits.
   *
   * @throws InterruptedException if the run is cancelled meanwhile
   */
  void pause(Duration time) throws InterruptedException;

  /** By a clock, and in real time. */
  static Waiting real(Clock clock) {
    return new Waiting() {
      @Override
      public Instant now() {
        return clock.instant();
      }

      @Override
      public void pause(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(Math.max(0, time.toNanos()));
      }
    };
  }
}
