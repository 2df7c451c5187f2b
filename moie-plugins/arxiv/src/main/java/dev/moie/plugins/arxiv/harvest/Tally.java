package dev.moie.plugins.arxiv.harvest;

import dev.moie.plugins.arxiv.store.Event;
import java.util.EnumMap;
import java.util.Map;

/** What a harvest has brought so far. */
public final class Tally {
  private final Map<Event.Kind, Integer> events = new EnumMap<>(Event.Kind.class);
  private int records;
  private int unusable;
  private int pages;

  void page(int records, int unusable) {
    pages++;
    this.records += records;
    this.unusable += unusable;
  }

  void event(Event.Kind kind) {
    events.merge(kind, 1, Integer::sum);
  }

  /** How many events of a kind. */
  public int of(Event.Kind kind) {
    return events.getOrDefault(kind, 0);
  }

  /** How many papers were new, in any way. */
  public int fresh() {
    return of(Event.Kind.NEW) + of(Event.Kind.CROSS_LISTED);
  }

  /** How many events there were. */
  public int total() {
    return events.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How many records were read, known ones included. */
  public int records() {
    return records;
  }

  /** How many of them could not be understood. */
  public int unusable() {
    return unusable;
  }

  /** How many pages were read. */
  public int pages() {
    return pages;
  }

  /** In one line, for people. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Event.Kind kind : Event.Kind.values()) {
      if (of(kind) > 0) {
        text.append(text.length() == 0 ? "" : ", ").append(of(kind)).append(' ');
        text.append(kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
      }
    }
    return text.length() == 0 ? "nothing new" : text.toString();
  }
}
