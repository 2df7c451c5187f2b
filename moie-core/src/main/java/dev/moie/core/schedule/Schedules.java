package dev.moie.core.schedule;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reads schedules. */
public final class Schedules {
  private Schedules() {}

  /**
   * Reads a schedule.
   *
   * @throws IllegalArgumentException with a message for people, if the text is none
   */
  public static Schedule parse(String text) {
    String stripped = text.strip();
    Optional<Schedule> alias = CalendarSchedule.of(stripped);
    if (alias.isPresent()) {
      return alias.get();
    }
    if (stripped.startsWith("P") && !stripped.contains(" ")) {
      return interval(stripped);
    }
    if (stripped.startsWith("@")) {
      throw new IllegalArgumentException(
          "unknown schedule \""
              + stripped
              + "\"; known are @hourly, @daily, @weekly, @monthly and @yearly");
    }
    return CronSchedule.parse(stripped);
  }

  private static Schedule interval(String text) {
    try {
      Duration interval = Duration.parse(text);
      if (interval.compareTo(Duration.ofSeconds(1)) >= 0) {
        return new IntervalSchedule(interval);
      }
    } catch (DateTimeParseException notADuration) {
      // told below, together with those that are too short
    }
    throw new IllegalArgumentException(
        "\"" + text + "\" is no interval; write at least one second, such as PT10M");
  }
}
