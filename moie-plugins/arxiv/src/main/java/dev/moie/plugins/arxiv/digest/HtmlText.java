package dev.moie.plugins.arxiv.digest;

/** Makes text of strangers harmless in HTML, between tags and in quoted attributes alike. */
final class HtmlText {
  private HtmlText() {}

  static String escape(String text) {
    String line = PlainText.line(text);
    StringBuilder safe = new StringBuilder(line.length() + 16);
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(c);
      }
    }
    return safe.toString();
  }

  /** A text in which some words are marked, where they first stand. */
  static String marked(String text, String words) {
    int at = words.isEmpty() ? -1 : text.indexOf(words);
    if (at < 0) {
      return escape(text);
    }
    // Escaping strips; the spaces around the mark are given back.
    String before = text.substring(0, at);
    String after = text.substring(at + words.length());
    return escape(before)
        + (before.endsWith(" ") ? " " : "")
        + "<mark>"
        + escape(words)
        + "</mark>"
        + (after.startsWith(" ") ? " " : "")
        + escape(after);
  }
}
