package dev.moie.core.plugin;

import java.io.IOException;

/** A jar is not installed or removed; the message says why, and what to do. Nothing has changed. */
public final class SupplyException extends IOException {
  private static final long serialVersionUID = 1L;

  SupplyException(String message) {
    super(message);
  }
}
