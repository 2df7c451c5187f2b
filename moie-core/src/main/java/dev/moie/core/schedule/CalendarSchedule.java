package dev.moie.core.schedule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The aliases of cron. Without the cron parser, so that a workspace with nothing else does not load
 * it.
 */
enum CalendarSchedule implements Schedule {
  YEARLY("@yearly", "@annually"),
  MONTHLY("@monthly"),
  WEEKLY("@weekly"),
  DAILY("@daily", "@midnight"),
  HOURLY("@hourly");

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> names;

  CalendarSchedule(String... names) {
    this.names = List.of(names);
  }

  static Optional<Schedule> of(String text) {
    return Arrays.stream(values())
        .filter(schedule -> schedule.names.contains(text))
        .map(Schedule.class::cast)
        .findFirst();
  }

  @Override
  public String text() {
    return names.get(0);
  }

  @Override
  public Instant next(Instant after, ZoneId zone) {
    LocalDateTime from = after.atZone(zone).toLocalDateTime();
    LocalDateTime midnight = from.truncatedTo(ChronoUnit.DAYS);
    return switch (this) {
      case HOURLY -> hourly(after, zone.getRules());
      case DAILY -> at(midnight.plusDays(1), zone);
      case WEEKLY -> at(midnight.with(TemporalAdjusters.next(DayOfWeek.SUNDAY)), zone);
      case MONTHLY -> at(midnight.withDayOfMonth(1).plusMonths(1), zone);
      case YEARLY -> at(midnight.withDayOfYear(1).plusYears(1), zone);
    };
  }

  /** In time that passes: a local hour that daylight saving repeats is due twice. */
  private static Instant hourly(Instant after, ZoneRules rules) {
    ZoneOffset offset = rules.getOffset(after);
    LocalDateTime hour = LocalDateTime.ofInstant(after, offset).truncatedTo(ChronoUnit.HOURS);
    Instant next = hour.plusHours(1).toInstant(offset);
    ZoneOffsetTransition transition = rules.nextTransition(after);
    if (transition == null || next.isBefore(transition.getInstant())) {
      return next;
    }
    // Of half an hour, in some zones.
    LocalDateTime begun = transition.getDateTimeAfter();
    LocalDateTime full = begun.truncatedTo(ChronoUnit.HOURS);
    return (full.equals(begun) ? full : full.plusHours(1)).toInstant(transition.getOffsetAfter());
  }

  /** A midnight that daylight saving leaves out moves behind the gap. */
  private static Instant at(LocalDateTime local, ZoneId zone) {
    return local.atZone(zone).toInstant();
  }
}
