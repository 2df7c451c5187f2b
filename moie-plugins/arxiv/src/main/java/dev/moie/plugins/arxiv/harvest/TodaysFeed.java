package dev.moie.plugins.arxiv.harvest;

import dev.moie.plugins.arxiv.paper.PaperReference;
import dev.moie.plugins.arxiv.wire.Announcement;
import dev.moie.plugins.arxiv.wire.AnnouncementFeed;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the feed says of today.
 *
 * @param announced the papers in it, with their versions
 * @param stale why it is not today's; empty if it is, as far as can be told
 */
record TodaysFeed(List<PaperReference> announced, Optional<String> stale) {
  static final TodaysFeed NONE = new TodaysFeed(List.of(), Optional.empty());

  /**
   * Judges a feed.
   *
   * @param expected the day whose feed it should be
   * @param allKnown whether all that it announces was here before
   */
  static TodaysFeed of(AnnouncementFeed.Day feed, LocalDate expected, boolean allKnown) {
    List<PaperReference> announced = feed.items().stream().map(Announcement::paper).toList();
    Optional<LocalDate> latest =
        feed.items().stream()
            .flatMap(item -> item.day().stream())
            .max(LocalDate::compareTo)
            .or(feed::day);
    Optional<String> stale = Optional.empty();
    if (!announced.isEmpty() && latest.filter(day -> day.isBefore(expected)).isPresent()) {
      stale = Optional.of("the feed is that of " + latest.get() + ", not of " + expected);
    } else if (!announced.isEmpty() && allKnown) {
      stale = Optional.of("the feed has only papers of an earlier day");
    }
    return new TodaysFeed(announced, stale);
  }
}
