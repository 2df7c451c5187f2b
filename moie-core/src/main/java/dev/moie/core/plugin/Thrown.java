package dev.moie.core.plugin;

import java.util.regex.Pattern;

/** What somebody else's code threw, as one harmless line, even if its own methods throw again. */
final class Thrown {
  private static final int MAX_LENGTH = 2000;
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

  private Thrown() {}

  static String describe(Throwable thrown) {
    if (thrown instanceof ExceptionInInitializerError && thrown.getCause() != null) {
      return "a static initialiser failed with " + describe(thrown.getCause());
    }
    String type = thrown.getClass().getSimpleName();
    String message;
    try {
      message = String.valueOf(thrown.getMessage());
    } catch (Throwable again) {
      message = "and its message cannot be read";
    }
    return line(message.equals("null") ? type : type + ": " + message);
  }

  /** One line of bounded length. */
  static String line(String text) {
    String bounded = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
    return CONTROLS.matcher(bounded).replaceAll(" ").strip();
  }
}
