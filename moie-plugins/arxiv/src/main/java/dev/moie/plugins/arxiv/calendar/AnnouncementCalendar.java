package dev.moie.plugins.arxiv.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Set;

/**
 * When arXiv announces: at 20:00 in New York from Sunday to Thursday, but for its holidays. What is
 * announced in the evening stands in the feed of the day after, which is built at midnight.
 *
 * @see <a href="https://info.arxiv.org/help/availability.html">arXiv's own description</a>
 */
public final class AnnouncementCalendar {
  /** arXiv's own time zone. */
  public static final ZoneId ZONE = ZoneId.of("America/New_York");

  private static final LocalTime ANNOUNCED = LocalTime.of(20, 0);

  /** Longer than any row of evenings without an announcement. */
  private static final int LONGEST_PAUSE_DAYS = 30;

  private final Set<LocalDate> holidays;

  /**
   * Makes a calendar.
   *
   * @param holidays evenings on which nothing is announced although the weekday says so; arXiv
   *     lists them a year ahead
   */
  public AnnouncementCalendar(Set<LocalDate> holidays) {
    this.holidays = Set.copyOf(holidays);
  }

  /**
   * Why nothing is announced in the evening of a day, in words such as "Friday" or "holiday".
   *
   * @return empty if there is an announcement
   */
  public Optional<String> pauseOn(LocalDate evening) {
    DayOfWeek day = evening.getDayOfWeek();
    if (day == DayOfWeek.FRIDAY || day == DayOfWeek.SATURDAY) {
      return Optional.of(
          "no announcement on " + (day == DayOfWeek.FRIDAY ? "Fridays" : "Saturdays"));
    }
    return holidays.contains(evening)
        ? Optional.of("no announcement on " + evening + ", a holiday of arXiv")
        : Optional.empty();
  }

  /** The latest announcement at or before a moment, as the evening's date. */
  public LocalDate lastBefore(Instant moment) {
    ZonedDateTime there = moment.atZone(ZONE);
    LocalDate day = there.toLocalDate();
    if (there.toLocalTime().isBefore(ANNOUNCED)) {
      day = day.minusDays(1);
    }
    for (int i = 0; i < LONGEST_PAUSE_DAYS && pauseOn(day).isPresent(); i++) {
      day = day.minusDays(1);
    }
    return day;
  }

  /** When the next announcement is due after a moment. */
  public Instant nextAfter(Instant moment) {
    LocalDate day = moment.atZone(ZONE).toLocalDate();
    if (!at(day).isAfter(moment)) {
      day = day.plusDays(1);
    }
    for (int i = 0; i < LONGEST_PAUSE_DAYS && pauseOn(day).isPresent(); i++) {
      day = day.plusDays(1);
    }
    return at(day);
  }

  /**
   * Why the feed of a day is empty, as that of a weekend is: because nothing was announced in the
   * evening before.
   *
   * @return empty if papers are expected in it
   */
  public Optional<String> emptyFeedOn(LocalDate day) {
    return pauseOn(day.minusDays(1));
  }

  /** The day whose feed is served at a moment. */
  public static LocalDate feedDay(Instant moment) {
    return moment.atZone(ZONE).toLocalDate();
  }

  /** When the announcement of an evening comes out. */
  public Instant announcedAt(LocalDate evening) {
    return at(evening);
  }

  private static Instant at(LocalDate evening) {
    return evening.atTime(ANNOUNCED).atZone(ZONE).toInstant();
  }
}
