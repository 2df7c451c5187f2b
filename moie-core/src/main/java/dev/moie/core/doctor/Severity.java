package dev.moie.core.doctor;

import java.util.Locale;

/** How bad a finding is, from good to bad. */
public enum Severity {
  /** As it should be. */
  OK,
  /** Worth knowing; nothing has to be done. */
  INFO,
  /** Works, but may not tomorrow, or not as people expect. */
  WARNING,
  /** Does not work. */
  PROBLEM;

  /** As it is written in output, such as {@code warning}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
