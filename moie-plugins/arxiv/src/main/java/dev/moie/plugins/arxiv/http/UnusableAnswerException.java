package dev.moie.plugins.arxiv.http;

import java.io.IOException;

/** An answer that is not what was asked for: cut off, a web page, no XML. Worth asking again. */
public final class UnusableAnswerException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * Tells what is wrong.
   *
   * @param why what, for people
   */
  public UnusableAnswerException(String why) {
    super(why);
  }
}
