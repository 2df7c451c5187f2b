package dev.moie.core.state;

import java.util.Locale;

/** The statuses of a job that the file format knows; the engine never writes another. */
public enum JobStatus {
  PENDING,
  COMPLETED,
  CYCLIC;

  /** How it is written in the file. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The status that is written so. */
  public static JobStatus of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
