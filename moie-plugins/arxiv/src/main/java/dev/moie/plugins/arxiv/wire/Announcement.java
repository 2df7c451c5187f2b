package dev.moie.plugins.arxiv.wire;

import dev.moie.plugins.arxiv.paper.PaperReference;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the feed of a day says of one paper.
 *
 * @param paper with the version that was announced
 * @param kind how it was announced
 * @param title its title
 * @param summary its abstract
 * @param authors in their order
 * @param categories in the feed's order: the first need not be the primary one
 * @param day the day of the announcement, if the feed tells
 */
public record Announcement(
    PaperReference paper,
    Kind kind,
    String title,
    String summary,
    List<String> authors,
    List<String> categories,
    Optional<LocalDate> day) {

  /** Copies the lists. */
  public Announcement {
    authors = List.copyOf(authors);
    categories = List.copyOf(categories);
  }

  /** How a paper is announced. */
  public enum Kind {
    /** For the first time. */
    NEW,
    /** In a category that is not its primary one, for the first time. */
    CROSS,
    /** A new version. */
    REPLACE,
    /** A new version, in a category that is not its primary one. */
    REPLACE_CROSS,
    /** In another way, such as a change of the abstract alone. */
    OTHER
  }
}
