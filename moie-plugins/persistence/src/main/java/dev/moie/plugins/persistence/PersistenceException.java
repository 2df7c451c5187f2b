package dev.moie.plugins.persistence;

import java.io.IOException;

/** Something that stands in the way, and what to do about it. */
final class PersistenceException extends IOException {
  private static final long serialVersionUID = 1L;

  PersistenceException(String message) {
    super(message);
  }
}
