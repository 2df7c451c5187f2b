package dev.moie.plugins.arxiv;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The Markdown digest. Titles and abstracts are hostile text: none can bring markup, a link or a
 * heading into it.
 */
final class Digest {
  /** What means something anywhere in a line, and what only at its beginning. */
  private static final Pattern INLINE = Pattern.compile("([\\\\`*_\\[\\]<>~|&])");

  private static final Pattern LEADING = Pattern.compile("^(\\d{0,9})([#+=.)-])(?=[\\s#=-]|$)");
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+");
  private static final Pattern AUTOLINK = Pattern.compile("(?i)(https?|ftp|www|mailto)([:.])");
  private static final String THANKS =
      "Thank you to arXiv for use of its open access interoperability.";

  private Digest() {}

  static String markdown(LocalDate day, ScanConfig config, AtomFeed.Answer answer) {
    List<Paper> shown =
        answer.papers().subList(0, Math.min(config.maxItems(), answer.papers().size()));
    StringBuilder text = new StringBuilder("# arXiv digest ").append(day).append("\n\n");
    if (config.isSample()) {
      text.append("**These papers are invented: the bundled sample, not today's arXiv.**\n\n");
    }
    text.append("- Source: ").append(escape(config.source())).append('\n');
    text.append("- Papers: ").append(answer.papers().size());
    text.append(", of which ").append(shown.size()).append(" are listed\n");
    if (answer.unusable() > 0) {
      text.append("- Entries without a known identifier: ").append(answer.unusable()).append('\n');
    }
    text.append("- Listed in the order of the source, not judged\n\n");
    if (shown.isEmpty()) {
      text.append("The source answered, and had no papers.\n\n");
    }
    shown.forEach(paper -> paper(text, paper));
    return text.append("---\n\n").append(THANKS).append('\n').toString();
  }

  private static void paper(StringBuilder text, Paper paper) {
    text.append("## ").append(escape(paper.title())).append("\n\n");
    text.append(escape(String.join(", ", paper.authors()))).append("\n\n");
    text.append("[arXiv:").append(paper.id()).append('v').append(paper.version()).append("](");
    text.append(paper.link()).append("), ");
    text.append(escape(String.join(", ", paper.categories())));
    text.append(", published ").append(date(paper.published()));
    if (paper.version() > 1) {
      text.append(", revised ").append(date(paper.updated()));
    }
    text.append("\n\n").append(escape(paper.summary())).append("\n\n");
  }

  private static String date(String time) {
    return escape(time.length() >= 10 ? time.substring(0, 10) : time);
  }

  static String escape(String text) {
    String line = CONTROLS.matcher(text).replaceAll(" ").strip();
    String plain =
        LEADING.matcher(INLINE.matcher(line).replaceAll("\\\\$1")).replaceFirst("$1\\\\$2");
    // Many viewers turn bare addresses into links: a word joiner behind the scheme keeps them text.
    return AUTOLINK.matcher(plain).replaceAll("$1\u2060$2");
  }
}
