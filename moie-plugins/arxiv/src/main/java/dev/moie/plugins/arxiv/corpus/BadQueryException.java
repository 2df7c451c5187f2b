package dev.moie.plugins.arxiv.corpus;

/** A query that cannot be understood. */
public final class BadQueryException extends Exception {
  private static final long serialVersionUID = 1L;

  BadQueryException(String why) {
    super(why);
  }
}
