package dev.moie.core.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Again and again after the same time, counted from the first run: a run that is late does not move
 * those that follow.
 */
record IntervalSchedule(Duration interval) implements Schedule {

  @Override
  public String text() {
    return interval.toString();
  }

  @Override
  public Instant next(Instant after, ZoneId zone) {
    return Timetable.plus(after, interval);
  }
}
