package dev.moie.plugins.arxiv.digest;

import dev.moie.plugins.arxiv.harvest.Completeness;
import dev.moie.plugins.arxiv.paper.ArxivId;
import dev.moie.plugins.arxiv.store.Event;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that was found out on a day.
 *
 * @param day the day
 * @param source where it comes from, for people
 * @param invented whether the papers are the bundled sample's
 * @param completeness of the last run
 * @param events in the order in which they were found
 */
public record DayOfEvents(
    LocalDate day, String source, boolean invented, Completeness completeness, List<Event> events) {

  /** Copies the list. */
  public DayOfEvents {
    events = List.copyOf(events);
  }

  /** The events of a kind, each paper under one kind only. */
  public List<Event> of(Event.Kind kind) {
    return byPaper().values().stream().filter(event -> event.kind() == kind).toList();
  }

  private Map<ArxivId, Event> byPaper() {
    Map<ArxivId, Event> one = new LinkedHashMap<>();
    events.forEach(event -> one.merge(event.id(), event, DayOfEvents::weightier));
    return one;
  }

  /**
   * A paper that is gone is told as such; one that was new and then revised on the same day is new,
   * in its latest version.
   */
  private static Event weightier(Event earlier, Event later) {
    boolean keepsKind =
        later.kind().compareTo(earlier.kind()) > 0
            && later.kind().compareTo(Event.Kind.METADATA) <= 0;
    return keepsKind
        ? new Event(earlier.kind(), later.id(), later.paper(), later.seen(), later.day())
        : later;
  }
}
