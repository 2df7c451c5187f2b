package dev.moie.core.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** Due a fixed time after the last run began. */
record IntervalSchedule(Duration interval) implements Schedule {

  @Override
  public String text() {
    return interval.toString();
  }

  @Override
  public Instant next(Instant after, ZoneId zone) {
    return after.plus(interval);
  }
}
