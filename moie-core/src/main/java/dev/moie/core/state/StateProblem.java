package dev.moie.core.state;

/**
 * Something wrong in a state file.
 *
 * @param pointer where, as an RFC 6901 JSON pointer; empty for the whole document
 * @param line where, counted from 1
 * @param message what is wrong and what to do
 */
public record StateProblem(String pointer, int line, String message) {
  private static final int MAX_SHOWN = 120;

  /** One line: {@code sovereign_state_v2.json:12: /phases/0/jobs/1/id: …}. */
  public String describe(String file) {
    return file + ":" + line + ": " + (pointer.isEmpty() ? "" : shown() + ": ") + message;
  }

  /** A hostile document can be a thousand levels deep; a message is one line. */
  private String shown() {
    return pointer.length() <= MAX_SHOWN
        ? pointer
        : pointer.substring(0, MAX_SHOWN / 2)
            + "..."
            + pointer.substring(pointer.length() - MAX_SHOWN / 2);
  }
}
