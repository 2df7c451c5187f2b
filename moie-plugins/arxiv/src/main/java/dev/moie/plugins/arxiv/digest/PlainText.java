package dev.moie.plugins.arxiv.digest;

import java.util.regex.Pattern;

/** Text of strangers without what no format should have. */
final class PlainText {
  /**
   * Control and format characters, among them those that turn the direction of what follows, and
   * what XML does not allow at all.
   */
  private static final Pattern UNSAFE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029\\ufffe\\uffff]+");

  private PlainText() {}

  /** One line. */
  static String line(String text) {
    return UNSAFE.matcher(text).replaceAll(" ").strip();
  }
}
