package dev.moie.plugins.notebook.entry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Texts as they stand in a notebook. Words inside a line may be Markdown, as people write it; what
 * would begin a heading, a list, a field or raw HTML is escaped, so that no text can forge an entry
 * or hide one.
 */
public final class EntryText {
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\p{Cc}\\u2028\\u2029\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff]+");
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern BLOCK =
      Pattern.compile(
          "^(\\s*)(?=#{1,6}(?:\\s|$)|>|[-+*](?:\\s|$)|\\*\\*|=+\\s*$|(?:[-*_]\\s*){3,}$|```|~~~)");
  private static final Pattern NUMBERED = Pattern.compile("^(\\s*\\d{1,9})([.)])(?=\\s|$)");
  private static final Pattern CLOSING = Pattern.compile("(?<!\\\\)#(?=#*$)");
  private static final Pattern HTML = Pattern.compile("<(?=[A-Za-z/!?])");
  private static final Pattern ESCAPED = Pattern.compile("\\\\([!-/:-@\\[-`{-~])");

  private EntryText() {}

  /** One line without anything unseen. */
  public static String line(String text) {
    return SPACE.matcher(UNSEEN.matcher(text).replaceAll(" ")).replaceAll(" ").strip();
  }

  /** A line as a heading or an item holds it. */
  public static String inline(String title) {
    return CLOSING.matcher(html(title)).replaceAll("\\\\#");
  }

  /** A text as the value of a field: further lines are indented, empty ones left out. */
  static String value(String text, String newline) {
    List<String> lines =
        text.lines()
            .flatMap(
                line -> Pattern.compile("[\\r\\u0085\\u2028\\u2029\\f\\x0b]").splitAsStream(line))
            .map(line -> UNSEEN.matcher(line).replaceAll(" ").stripTrailing())
            .filter(line -> !line.isBlank())
            .toList();
    if (lines.isEmpty()) {
      return "";
    }
    return html(lines.get(0).strip())
        + lines.stream()
            .skip(1)
            .map(line -> newline + "  " + block(html(line)))
            .collect(Collectors.joining());
  }

  private static String block(String line) {
    return NUMBERED.matcher(BLOCK.matcher(line).replaceFirst("$1\\\\")).replaceFirst("$1\\\\$2");
  }

  /** Outside of code spans; where it is not plain what is code, everywhere. */
  private static String html(String line) {
    long quotes = line.chars().filter(c -> c == '`').count();
    if (quotes % 2 != 0 || line.contains("\\`")) {
      return HTML.matcher(line).replaceAll("&lt;");
    }
    String[] parts = line.split("`", -1);
    for (int i = 0; i < parts.length; i += 2) {
      parts[i] = HTML.matcher(parts[i]).replaceAll("&lt;");
    }
    return String.join("`", parts);
  }

  /** What was escaped, as it was given. */
  static String plain(String text) {
    return ESCAPED.matcher(text).replaceAll("$1").replace("&lt;", "<");
  }

  /** Titles with the same key are the same: case, spaces, width and a full stop do not count. */
  static String key(String title) {
    String key = Normalizer.normalize(line(title), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    String bare = key.replaceAll("[\\s.!:;,\\u2705]+$", "");
    return bare.isEmpty() ? key : bare;
  }

  /** The id of the n-th entry with a key, counted from 1. */
  static String id(String key, int occurrence) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((key + "\n" + occurrence).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
