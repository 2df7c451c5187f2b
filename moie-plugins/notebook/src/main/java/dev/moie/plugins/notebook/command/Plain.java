package dev.moie.plugins.notebook.command;

import java.util.regex.Pattern;

/** Text of files on a terminal: no escape sequences, nothing that turns the direction. */
final class Plain {
  private static final Pattern UNSAFE =
      Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]+");

  private Plain() {}

  /** One harmless line. */
  static String line(String text) {
    return UNSAFE.matcher(text).replaceAll(" ").strip();
  }

  /** The same in quotation marks, cut where it gets long. */
  static String quoted(String text) {
    String line = line(text);
    return '"' + (line.length() > 80 ? line.substring(0, 77) + "..." : line) + '"';
  }
}
