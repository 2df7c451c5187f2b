package dev.moie.core.state;

import java.util.Locale;

/** The statuses of a phase that the file format knows. */
public enum PhaseStatus {
  LOCKED,
  ACTIVE,
  COMPLETED;

  /** How it is written in the file. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The status that is written so. */
  public static PhaseStatus of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
