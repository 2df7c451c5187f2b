package dev.moie.core.plugin;

import java.io.InputStream;
import java.io.PrintStream;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.TimeZone;

/**
 * What belongs to the whole process and any plugin can change: locale, time zone, standard streams,
 * the handler of exceptions that nobody catches, the object that holds the system properties. Taken
 * once, when the host is made, and put back after every call: what a call found when it began may
 * be what another one that runs beside it has changed.
 *
 * @param locale the default locale
 * @param display the locale of what people read
 * @param format the locale of numbers and dates
 * @param zone the default time zone
 * @param in the standard input
 * @param out the standard output
 * @param err the error output
 * @param uncaught the default handler of exceptions that nobody catches, if there is one
 * @param properties the system properties, whatever is in them
 */
record Ambience(
    Locale locale,
    Locale display,
    Locale format,
    TimeZone zone,
    InputStream in,
    PrintStream out,
    PrintStream err,
    Optional<UncaughtExceptionHandler> uncaught,
    Properties properties) {

  static Ambience now() {
    return new Ambience(
        Locale.getDefault(),
        Locale.getDefault(Locale.Category.DISPLAY),
        Locale.getDefault(Locale.Category.FORMAT),
        TimeZone.getDefault(),
        System.in,
        System.out,
        System.err,
        Optional.ofNullable(Thread.getDefaultUncaughtExceptionHandler()),
        System.getProperties());
  }

  /** Calls no code of what it finds: a time zone may be of a plugin's own class. */
  @SuppressWarnings("ReferenceEquality") // these very objects
  void restore() {
    if (!Locale.getDefault().equals(locale)
        || !Locale.getDefault(Locale.Category.DISPLAY).equals(display)
        || !Locale.getDefault(Locale.Category.FORMAT).equals(format)) {
      Locale.setDefault(locale);
      Locale.setDefault(Locale.Category.DISPLAY, display);
      Locale.setDefault(Locale.Category.FORMAT, format);
    }
    TimeZone.setDefault(zone);
    if (System.in != in) {
      System.setIn(in);
    }
    if (System.out != out) {
      System.setOut(out);
    }
    if (System.err != err) {
      System.setErr(err);
    }
    if (Thread.getDefaultUncaughtExceptionHandler() != uncaught.orElse(null)) {
      Thread.setDefaultUncaughtExceptionHandler(uncaught.orElse(null));
    }
    if (System.getProperties() != properties) {
      System.setProperties(properties);
    }
  }
}
