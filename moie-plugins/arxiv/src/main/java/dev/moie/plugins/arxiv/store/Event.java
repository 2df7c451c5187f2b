package dev.moie.plugins.arxiv.store;

import dev.moie.plugins.arxiv.paper.ArxivId;
import dev.moie.plugins.arxiv.paper.Paper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Something that a harvest has found out about a paper.
 *
 * @param kind what
 * @param id which paper
 * @param paper the paper as it is since then; empty after a deletion
 * @param seen when it was found out
 * @param day the day under which people read of it
 */
public record Event(Kind kind, ArxivId id, Optional<Paper> paper, Instant seen, LocalDate day) {

  /** What can happen to a paper. */
  public enum Kind {
    /** It is new, and its primary category is among those that are watched. */
    NEW,
    /** It has come into a category that is watched, from another one. */
    CROSS_LISTED,
    /** It has a new version. */
    REVISED,
    /** Something else about it has changed, or it was new long ago and is only now known here. */
    METADATA,
    /** Its latest version says that it is withdrawn. */
    WITHDRAWN,
    /** A version after that says that it is not. */
    UNWITHDRAWN,
    /** The archive has deleted it. What was known of it stays. */
    DELETED
  }
}
