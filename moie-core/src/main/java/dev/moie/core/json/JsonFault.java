package dev.moie.core.json;

/** A text is not the JSON that it should be. */
public final class JsonFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final String pointer;
  private final int line;

  public JsonFault(String pointer, int line, String message) {
    super(message);
    this.pointer = pointer;
    this.line = line;
  }

  /** Where, as an RFC 6901 JSON pointer; empty for the whole document. */
  public String pointer() {
    return pointer;
  }

  /** Where, counted from 1. */
  public int line() {
    return line;
  }
}
