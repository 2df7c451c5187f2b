package dev.moie.core.download;

import java.io.IOException;

/** A file could not be fetched; the message says what, where, and what to do. */
public final class DownloadException extends IOException {
  private static final long serialVersionUID = 1L;

  public DownloadException(String message) {
    super(message);
  }

  public DownloadException(String message, Throwable cause) {
    super(message, cause);
  }
}
