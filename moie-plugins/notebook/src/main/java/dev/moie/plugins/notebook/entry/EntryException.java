package dev.moie.plugins.notebook.entry;

/** Why an entry cannot be taken, in words for people. */
public final class EntryException extends Exception {
  private static final long serialVersionUID = 1L;

  EntryException(String why) {
    super(why);
  }
}
