package dev.moie.core.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The times of a timetable that have come between two moments, without their jitter.
 *
 * @param count how many
 * @param first the oldest of them; {@code next} if none has come
 * @param before the one that came before the newest ones, if any did
 * @param newest the newest of them, as many as were asked for, oldest first; empty only if none has
 *     come
 * @param next the one that comes after them
 */
public record Passed(
    int count, Instant first, Optional<Instant> before, List<Instant> newest, Instant next) {

  public Passed {
    newest = List.copyOf(newest);
  }

  public boolean none() {
    return count == 0;
  }

  /** The newest of all. */
  public Instant last() {
    return newest.get(newest.size() - 1);
  }
}
