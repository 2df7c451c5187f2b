package dev.moie.core.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The times that a schedule should have, found by watching a clock on the wall: nothing of it looks
 * at transitions, offsets or cron expressions.
 */
final class WallClock {
  /** The schedules that are watched for name whole five minutes. */
  private static final int STEP = 300;

  private WallClock() {}

  /**
   * The minutes at which the clock has come to a time that is meant, or gone past one: each time
   * once.
   */
  static List<Instant> shows(
      ZoneId zone, Instant from, Instant to, Predicate<LocalDateTime> meant) {
    List<Instant> times = new ArrayList<>();
    LocalDateTime seen = LocalDateTime.ofInstant(from.minusSeconds(STEP), zone);
    for (Instant at = from; at.isBefore(to); at = at.plusSeconds(STEP)) {
      LocalDateTime shown = LocalDateTime.ofInstant(at, zone);
      boolean any = false;
      while (seen.isBefore(shown)) {
        seen = seen.plusSeconds(STEP);
        any |= meant.test(seen);
      }
      if (any) {
        times.add(at);
      }
    }
    return times;
  }

  /** The minutes at which the clock shows what is meant, however often it does. */
  static List<Instant> shownAgain(
      ZoneId zone, Instant from, Instant to, Predicate<LocalDateTime> meant) {
    List<Instant> times = new ArrayList<>();
    for (Instant at = from; at.isBefore(to); at = at.plusSeconds(STEP)) {
      if (meant.test(LocalDateTime.ofInstant(at, zone))) {
        times.add(at);
      }
    }
    return times;
  }

  /** Every so often from a first time on. */
  static List<Instant> every(Duration interval, Instant first, Instant to) {
    List<Instant> times = new ArrayList<>();
    for (Instant at = first.plus(interval); at.isBefore(to); at = at.plus(interval)) {
      times.add(at);
    }
    return times;
  }
}
