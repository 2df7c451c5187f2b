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

  /** How it was written. */
  String text();

  /** The first due time after the given one. */
  Instant next(Instant after, ZoneId zone);
}
