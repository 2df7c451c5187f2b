package dev.moie.plugins.arxiv.digest;

import java.util.regex.Pattern;

/**
 * Makes hostile text harmless: no title or abstract can bring markup, a link or a heading into a
 * digest.
 */
final class MarkdownText {
  /** What means something anywhere in a line, and what only at its beginning. */
  private static final Pattern INLINE = Pattern.compile("([\\\\`*_\\[\\]<>~|&])");

  private static final Pattern LEADING = Pattern.compile("^(\\d{0,9})([#+=.)-])(?=[\\s#=-]|$)");
  private static final Pattern AUTOLINK = Pattern.compile("(?i)(https?|ftp|www|mailto)([:.])");

  private MarkdownText() {}

  static String escape(String text) {
    String line = PlainText.line(text);
    String plain =
        LEADING.matcher(INLINE.matcher(line).replaceAll("\\\\$1")).replaceFirst("$1\\\\$2");
    // Many viewers turn bare addresses into links: a word joiner behind the scheme keeps them text.
    return AUTOLINK.matcher(plain).replaceAll("$1\u2060$2");
  }
}
