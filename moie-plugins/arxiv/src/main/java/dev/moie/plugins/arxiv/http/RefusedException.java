package dev.moie.plugins.arxiv.http;

import java.io.IOException;

/** A request that will be refused again if it is made again. */
public class RefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * Tells what was refused.
   *
   * @param why by whom, and what to do, for people
   */
  public RefusedException(String why) {
    super(why);
  }
}
