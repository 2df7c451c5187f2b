package dev.moie.app.http;

import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Something that is found out again when what is known of it is old, or of something else.
 * Thread-safe.
 */
final class Remembered<T> {
  private final long lasts;
  private long at;
  private String of = "";
  private T value;

  Remembered(Duration lasts) {
    this.lasts = lasts.toNanos();
  }

  /**
   * Whoever comes while another finds it out waits for that.
   *
   * @param now is another text when something has changed
   */
  synchronized T get(String now, Callable<T> source) throws Exception {
    if (value == null || !of.equals(now) || System.nanoTime() - at > lasts) {
      value = source.call();
      at = System.nanoTime();
      of = now;
    }
    return value;
  }
}
