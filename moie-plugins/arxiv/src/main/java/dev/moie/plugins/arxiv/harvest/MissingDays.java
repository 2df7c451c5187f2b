package dev.moie.plugins.arxiv.harvest;

import dev.moie.plugins.arxiv.calendar.AnnouncementCalendar;
import dev.moie.plugins.arxiv.store.Ledger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Days between two announcement days of which OAI-PMH has not one record, although the calendar
 * expects an announcement and the days around have many. What is announced in the evening in New
 * York carries the next day's date, in UTC. A day whose feed was seen is none of these: its papers
 * are known by name.
 */
final class MissingDays {
  /** A set with fewer records on the days around may well have none on a day. */
  static final int MANY = 10;

  /** After that a day is given up. */
  private static final int LOOKED_FOR_DAYS = Ledger.AWAITED_DAYS;

  private final Ledger ledger;
  private final AnnouncementCalendar calendar;

  MissingDays(Ledger ledger, AnnouncementCalendar calendar) {
    this.ledger = ledger;
    this.calendar = calendar;
  }

  /** Those of a set, the earliest first. */
  List<LocalDate> of(String set, LocalDate today) {
    Map<LocalDate, Integer> counts = ledger.records(set);
    List<LocalDate> missing = new ArrayList<>();
    List<LocalDate> open = new ArrayList<>();
    boolean many = false;
    LocalDate first = today.minusDays(2L * LOOKED_FOR_DAYS);
    for (LocalDate day = first; !day.isAfter(today); day = day.plusDays(1)) {
      if (calendar.emptyFeedOn(day).isPresent()) {
        continue;
      }
      int count = counts.getOrDefault(day, 0);
      if (count > 0) {
        if (many && count >= MANY) {
          missing.addAll(open);
        }
        open.clear();
        many = count >= MANY;
      } else if (!ledger.hasFeedOf(day) && !day.isBefore(today.minusDays(LOOKED_FOR_DAYS))) {
        open.add(day);
      }
    }
    return missing;
  }
}
