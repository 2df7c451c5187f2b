package dev.moie.core.doctor;

import java.util.Optional;
import java.util.concurrent.Callable;

/** Something that is found out when it is first asked for, and then kept. Thread-safe. */
final class Once<T> {
  private final Callable<T> source;
  private Optional<T> known = Optional.empty();

  Once(Callable<T> source) {
    this.source = source;
  }

  /** What it is; a failure is told each time. */
  synchronized T get() throws Exception {
    if (known.isEmpty()) {
      known = Optional.of(source.call());
    }
    return known.get();
  }
}
