package dev.moie.plugins.arxiv.harvest;

import java.time.Instant;
import java.util.Optional;

/**
 * What can be said of a harvest: whether all that there was is here, and if nothing is, why.
 *
 * @param status in one word
 * @param detail in a sentence, for people
 * @param nextTry when arXiv may be asked again, if it asked us to wait
 */
public record Completeness(Status status, String detail, Optional<Instant> nextTry) {

  /** What it can be, the worst first. */
  public enum Status {
    /** arXiv asked us to wait; the harvest goes on later. */
    RATE_LIMITED,
    /** Something is known to be missing. */
    PARTIAL,
    /** arXiv itself has announced papers that it does not serve yet. */
    UPSTREAM_GAP,
    /** The feed is that of an earlier day, although there should be a new one. */
    STALE_FEED,
    /** Papers were expected, and there are none. */
    EMPTY_UNEXPECTED,
    /** No papers, as expected: nothing was announced. */
    QUIET_EXPECTED,
    /** All is here. */
    OK
  }

  static Completeness of(Status status, String detail) {
    return new Completeness(status, detail, Optional.empty());
  }

  /** Whether all that arXiv serves is here. */
  public boolean isWhole() {
    return status != Status.RATE_LIMITED && status != Status.PARTIAL;
  }

  /** Whether nothing more of the last announcement is to be expected. */
  public boolean isAsExpected() {
    return status == Status.OK || status == Status.QUIET_EXPECTED;
  }

  @Override
  public String toString() {
    return status + (detail.isEmpty() ? "" : ": " + detail);
  }
}
