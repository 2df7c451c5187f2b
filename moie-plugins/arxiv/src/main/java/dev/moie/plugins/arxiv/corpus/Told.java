package dev.moie.plugins.arxiv.corpus;

import dev.moie.plugins.arxiv.store.Event;
import dev.moie.plugins.arxiv.store.Position;
import java.util.Optional;

/**
 * Where the record tells of a paper.
 *
 * @param announced the day under which people read of it first, since 1970
 * @param day the day under which they read of it last
 * @param place what it is now
 * @param before what it was before that day; empty if it was not known then
 */
record Told(long announced, long day, Position place, Optional<Position> before) {

  /** After one more event; one without a paper changes nothing. */
  static Told after(Optional<Told> old, Event event, Position at) {
    long day = event.day().toEpochDay();
    if (old.isEmpty()) {
      return new Told(day, day, at, Optional.empty());
    }
    Told last = old.get();
    if (event.paper().isEmpty()) {
      return last;
    }
    return new Told(
        last.announced(), day, at, last.day() == day ? last.before() : Optional.of(last.place()));
  }
}
