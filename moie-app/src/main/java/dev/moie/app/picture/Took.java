package dev.moie.app.picture;

import java.util.Locale;

/** How long something took, in the one unit that matters. */
public final class Took {
  private Took() {}

  /** A duration in milliseconds, for people. */
  public static String text(long millis) {
    if (millis < 1000) {
      return millis + " ms";
    }
    double seconds = millis / 1000.0;
    if (seconds < 120) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    return seconds < 7200
        ? String.format(Locale.ROOT, "%.1f min", seconds / 60)
        : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
  }
}
