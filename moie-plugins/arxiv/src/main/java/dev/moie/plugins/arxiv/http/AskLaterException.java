package dev.moie.plugins.arxiv.http;

import java.io.IOException;
import java.time.Instant;

/** arXiv must not be asked again before some time; what was got until then is kept. */
public final class AskLaterException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Instant until;

  /**
   * Tells to wait.
   *
   * @param why what arXiv did, for people
   */
  public AskLaterException(Instant until, String why) {
    super(why);
    this.until = until;
  }

  /** When it may be asked again. */
  public Instant until() {
    return until;
  }
}
