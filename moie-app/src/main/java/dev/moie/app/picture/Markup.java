package dev.moie.app.picture;

import dev.moie.app.render.Plain;

/**
 * Text from state files and plugins, made harmless in HTML and XML. Everything beyond ASCII becomes
 * a character reference, so that the result is the same in every encoding that output may have.
 */
public final class Markup {
  private static final int REPLACEMENT = 0xFFFD;

  private Markup() {}

  /** The text of an element, or the value of an attribute in double quotes. */
  public static String text(String text) {
    StringBuilder safe = new StringBuilder();
    Plain.line(text).codePoints().forEach(c -> append(safe, c));
    return safe.toString();
  }

  /** The same, cut at a length in characters. */
  public static String text(String text, int length) {
    String line = Plain.line(text);
    int count = line.codePointCount(0, line.length());
    return count <= length
        ? text(line)
        : text(line.substring(0, line.offsetByCodePoints(0, length - 1)).strip() + "…");
  }

  private static void append(StringBuilder safe, int c) {
    boolean plain = c >= ' ' && c <= '~' && "&<>\"'`".indexOf(c) < 0;
    if (plain) {
      safe.appendCodePoint(c);
      return;
    }
    // XML has no such characters, not even as references.
    boolean impossible = (c >= 0xD800 && c <= 0xDFFF) || (c & 0xFFFE) == 0xFFFE;
    safe.append("&#").append(impossible ? REPLACEMENT : c).append(';');
  }
}
