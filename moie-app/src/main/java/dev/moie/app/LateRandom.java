package dev.moie.app;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Secure randomness, set up when the first number is drawn: most beats draw none. Thread-safe. */
final class LateRandom implements RandomGenerator {
  private Optional<SecureRandom> source = Optional.empty();

  @Override
  public synchronized long nextLong() {
    if (source.isEmpty()) {
      source = Optional.of(new SecureRandom());
    }
    return source.get().nextLong();
  }
}
