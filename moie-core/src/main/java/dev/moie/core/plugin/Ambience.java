package dev.moie.core.plugin;

import java.io.PrintStream;
import java.util.Locale;
import java.util.TimeZone;

/**
 * What belongs to the whole process and any plugin can change: locale, time zone, standard streams.
 * Taken once, when the host is made, and put back after every call: what a call found when it began
 * may be what another one that runs beside it has changed.
 *
 * @param locale the default locale
 * @param display the locale of what people read
 * @param format the locale of numbers and dates
 * @param zone the default time zone
 * @param out the standard output
 * @param err the error output
 */
record Ambience(
    Locale locale, Locale display, Locale format, TimeZone zone, PrintStream out, PrintStream err) {

  static Ambience now() {
    return new Ambience(
        Locale.getDefault(),
        Locale.getDefault(Locale.Category.DISPLAY),
        Locale.getDefault(Locale.Category.FORMAT),
        TimeZone.getDefault(),
        System.out,
        System.err);
  }

  @SuppressWarnings("ReferenceEquality") // these very streams
  void restore() {
    Ambience found = now();
    if (!found.locale.equals(locale)
        || !found.display.equals(display)
        || !found.format.equals(format)) {
      Locale.setDefault(locale);
      Locale.setDefault(Locale.Category.DISPLAY, display);
      Locale.setDefault(Locale.Category.FORMAT, format);
    }
    if (!found.zone.equals(zone)) {
      TimeZone.setDefault(zone);
    }
    if (found.out != out) {
      System.setOut(out);
    }
    if (found.err != err) {
      System.setErr(err);
    }
  }
}
