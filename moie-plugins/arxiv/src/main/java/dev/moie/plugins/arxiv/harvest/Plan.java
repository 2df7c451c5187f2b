package dev.moie.plugins.arxiv.harvest;

import dev.moie.plugins.arxiv.calendar.AnnouncementCalendar;
import java.time.LocalDate;
import java.util.List;

/**
 * What a harvest is to get.
 *
 * @param sets OAI-PMH's sets, such as {@code physics} or {@code physics:hep-th}
 * @param watched the categories that people want to read of
 * @param overlapDays how many days before the last complete one it begins: dates are whole days,
 *     and records appear late
 * @param firstDays how far back the very first harvest goes
 * @param today the day under which people read of what is found
 * @param calendar when arXiv announces
 */
public record Plan(
    List<String> sets,
    List<String> watched,
    int overlapDays,
    int firstDays,
    LocalDate today,
    AnnouncementCalendar calendar) {

  /** Copies the lists. */
  public Plan {
    sets = List.copyOf(sets);
    watched = List.copyOf(watched);
  }
}
