package dev.moie.core.state;

/**
 * Something wrong in a state file.
 *
 * @param pointer where, as an RFC 6901 JSON pointer; empty for the whole document
 * @param line where, counted from 1
 * @param message what is wrong and what to do
 */
public record StateProblem(String pointer, int line, String message) {

  /** One line: {@code sovereign_state_v2.json:12: /phases/0/jobs/1/id: …}. */
  public String describe(String file) {
    return file + ":" + line + ": " + (pointer.isEmpty() ? "" : pointer + ": ") + message;
  }
}
