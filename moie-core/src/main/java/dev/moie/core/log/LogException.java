package dev.moie.core.log;

/** The execution log cannot be read or written. */
public class LogException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The message says what, where and what to do next. */
  public LogException(String message, Throwable cause) {
    super(message, cause);
  }
}
