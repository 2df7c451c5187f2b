package dev.moie.core.schedule;

import java.time.Instant;
import java.time.ZoneId;

/**
 * When a cyclic job is due: a cron expression, an alias such as {@code @daily}, or an ISO-8601
 * duration. Immutable.
 */
public interface Schedule {

  /** The schedule of a cyclic job that names none. */
  Schedule DAILY = CalendarSchedule.DAILY;

  /** The next time of a schedule that names a date which never comes, such as 30 February. */
  Instant NEVER = Instant.MAX;

  /** How it was written. */
  String text();

  /**
   * The first time after the given one; {@link #NEVER} if there is none.
   *
   * @param after for a duration, the time that it goes on from
   * @param zone what the hours and days are of
   */
  Instant next(Instant after, ZoneId zone);
}
