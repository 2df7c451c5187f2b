package dev.moie.plugins.arxiv.http;

/** An answer that leads elsewhere, where we do not go. */
public final class RedirectException extends RefusedException {
  private static final long serialVersionUID = 1L;

  /**
   * Tells where it leads.
   *
   * @param why from where to where, and what is wrong with that, for people
   */
  RedirectException(String why) {
    super(why + "; if arXiv has moved, set the job's address to where it is now");
  }
}
