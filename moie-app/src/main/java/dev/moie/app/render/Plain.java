package dev.moie.app.render;

import java.util.regex.Pattern;

/** Makes text from state files, plugins and programs harmless on a terminal. */
public final class Plain {
  /**
   * Control and format characters: escape sequences, and marks that turn the direction of what
   * follows.
   */
  private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+");

  private Plain() {}

  /** One line without control characters. */
  public static String line(String text) {
    return UNSAFE.matcher(text).replaceAll(" ").strip();
  }

  /** One line without control characters, with the spaces that it begins and ends with. */
  public static String keepingSpaces(String text) {
    return UNSAFE.matcher(text).replaceAll(" ");
  }

  /** One line without control characters, cut at a length. */
  public static String line(String text, int length) {
    String whole = line(text);
    return whole.length() <= length ? whole : whole.substring(0, Math.max(0, length - 3)) + "...";
  }
}
