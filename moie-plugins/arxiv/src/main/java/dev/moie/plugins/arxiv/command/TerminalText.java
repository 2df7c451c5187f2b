package dev.moie.plugins.arxiv.command;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Text of strangers on a terminal: no escape sequences, nothing that turns the direction of what
 * follows; wrapped at spaces.
 */
final class TerminalText {
  private static final Pattern UNSAFE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\u2028\\u2029]+");

  private TerminalText() {}

  /** One harmless line. */
  static String line(String text) {
    return UNSAFE.matcher(text).replaceAll(" ").strip();
  }

  /** One harmless line, cut at a length. */
  static String line(String text, int length) {
    String whole = line(text);
    int points = whole.codePointCount(0, whole.length());
    return points <= length
        ? whole
        : whole.substring(0, whole.offsetByCodePoints(0, Math.max(0, length - 3))) + "...";
  }

  /** Lines of at most a width; a longer word stays whole. */
  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int used = 0;
    for (String word : line(text).split("\\s+", -1)) {
      int length = word.codePointCount(0, word.length());
      if (used > 0 && used + 1 + length > width) {
        lines.add(line.toString());
        line.setLength(0);
        used = 0;
      }
      line.append(used > 0 ? " " : "").append(word);
      used += length + (used > 0 ? 1 : 0);
    }
    lines.add(line.toString());
    return lines;
  }
}
