package dev.moie.plugins.arxiv.store;

import dev.moie.plugins.arxiv.paper.Categories;
import dev.moie.plugins.arxiv.paper.Paper;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** Finds out what a record of a paper says that was not known before. */
public final class Change {
  private final List<String> watched;
  private final YearMonth newSince;

  /**
   * Judges the records of one harvest.
   *
   * @param watched categories as {@link Categories#matches} takes them
   * @param newSince the month from which on identifiers are new: that of the harvest's first day.
   *     When a paper was submitted does not tell, since some are held back for weeks
   */
  public Change(List<String> watched, YearMonth newSince) {
    this.watched = List.copyOf(watched);
    this.newSince = newSince;
  }

  /** What is new; empty if nothing is. */
  public Optional<Event.Kind> of(Optional<Known> before, Paper now) {
    if (before.isEmpty()) {
      return Optional.of(first(now));
    }
    Known known = before.get();
    Known current = Known.of(now);
    if (current.version() < known.version()) {
      return Optional.empty(); // An older copy, as a feed or a mirror may have it.
    }
    if (current.withdrawn() && !known.withdrawn()) {
      return Optional.of(Event.Kind.WITHDRAWN);
    }
    if (known.withdrawn() && !current.withdrawn()) {
      return Optional.of(Event.Kind.UNWITHDRAWN);
    }
    if (isWatched(current.categories()) && !isWatched(known.categories())) {
      return Optional.of(Event.Kind.CROSS_LISTED);
    }
    if (current.version() > known.version()) {
      return Optional.of(Event.Kind.REVISED);
    }
    return current.equals(known) ? Optional.empty() : Optional.of(Event.Kind.METADATA);
  }

  private Event.Kind first(Paper paper) {
    if (paper.isWithdrawn()) {
      return Event.Kind.METADATA; // Nobody has ever read of it here.
    }
    if (paper.id().month().isBefore(newSince)) {
      return Event.Kind.METADATA;
    }
    return paper.primaryCategory().filter(each -> Categories.matches(each, watched)).isPresent()
        ? Event.Kind.NEW
        : Event.Kind.CROSS_LISTED;
  }

  private boolean isWatched(List<String> categories) {
    return categories.stream().anyMatch(each -> Categories.matches(each, watched));
  }
}
