package dev.moie.core.plugin;

import java.util.regex.Pattern;

/** What somebody else's code threw, as one harmless line, even if its own methods throw again. */
final class Thrown {
  private static final int MAX_LENGTH = 2000;

  /** Half a pair of surrogates is no character, and no writer of UTF-8 takes it. */
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Cs}\\u2028\\u2029]+");

  private Thrown() {}

  /**
   * What was thrown, and what it says. Calls methods of it, which may be plugin code: for anything
   * that a plugin threw, only on the plugin's thread.
   */
  static String describe(Throwable thrown) {
    try {
      if (thrown instanceof ExceptionInInitializerError && thrown.getCause() != null) {
        return "a static initialiser failed with " + plain(thrown.getCause());
      }
      return plain(thrown);
    } catch (Throwable again) {
      return line(thrown.getClass().getSimpleName() + ", whose message cannot be read");
    }
  }

  private static String plain(Throwable thrown) {
    String type = thrown.getClass().getSimpleName();
    String message = thrown.getMessage();
    return line(message == null ? type : type + ": " + message);
  }

  /** One line of bounded length. */
  static String line(String text) {
    String bounded = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
    return CONTROLS.matcher(bounded).replaceAll(" ").strip();
  }
}
