package dev.moie.app.http;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Something that is worked out of other things: again when one of them has changed, and after a
 * second, since times are told in it. However many ask at once, it is worked out once. Thread-safe.
 */
final class Lately<T> {
  private static final long LASTS = Duration.ofSeconds(1).toNanos();

  private List<Object> of = List.of();
  private long at;
  private T value;

  /**
   * What is known, or found out now.
   *
   * @param things what it is worked out of, as it is now; compared by {@code equals}
   */
  synchronized T get(List<Object> things, Callable<T> source) throws Exception {
    if (!things.equals(of) || System.nanoTime() - at > LASTS) {
      value = source.call();
      of = things;
      at = System.nanoTime();
    }
    return value;
  }
}
