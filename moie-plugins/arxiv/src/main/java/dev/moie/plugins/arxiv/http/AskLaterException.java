package dev.moie.plugins.arxiv.http;

import java.io.IOException;
import java.time.Instant;

/** arXiv must not be asked again before some time; what was got until then is kept. */
public final class AskLaterException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final Instant until;

  /** Why not now. */
  public enum Reason {
    /** The server asked to wait: 429, 503, or {@code Retry-After}. */
    ASKED_TO_WAIT,
    /** It answered nothing that could be used, too often. */
    NO_USABLE_ANSWER,
    /** The time of this run is over. */
    OUT_OF_TIME
  }

  /**
   * Tells to wait.
   *
   * @param why what arXiv did, for people
   */
  public AskLaterException(Reason reason, Instant until, String why) {
    super(why);
    this.reason = reason;
    this.until = until;
  }

  /** Why not now. */
  public Reason reason() {
    return reason;
  }

  /** When it may be asked again. */
  public Instant until() {
    return until;
  }
}
