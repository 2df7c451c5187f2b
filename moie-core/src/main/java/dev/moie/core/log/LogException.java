package dev.moie.core.log;

/** The execution log cannot be read or written. */
public final class LogException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LogException(String message, Throwable cause) {
    super(message, cause);
  }
}
