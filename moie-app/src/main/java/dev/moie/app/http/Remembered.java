package dev.moie.app.http;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Something that is found out again when what is known of it is old. Thread-safe. */
final class Remembered<T> {
  private final long lasts;
  private long at;
  private T value;

  Remembered(Duration lasts) {
    this.lasts = lasts.toNanos();
  }

  /** Whoever comes while another finds it out waits for that. */
  synchronized T get(Callable<T> source) throws Exception {
    if (value == null || System.nanoTime() - at > lasts) {
      value = source.call();
      at = System.nanoTime();
    }
    return value;
  }
}
