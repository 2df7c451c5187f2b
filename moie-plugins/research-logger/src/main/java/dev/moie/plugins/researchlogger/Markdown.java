package dev.moie.plugins.researchlogger;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The daily log's Markdown. Texts come from state files and plugins: none can forge an entry or a
 * link.
 */
final class Markdown {
  private static final DateTimeFormatter LONG_DATE =
      DateTimeFormatter.ofPattern("EEEE, MMMM d, uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  /** What means something anywhere in a line, and what only at its beginning. */
  private static final Pattern INLINE = Pattern.compile("([\\\\`*_\\[\\]<>~|&])");

  private static final Pattern LEADING = Pattern.compile("^(\\d{0,9})([#+=.)-])(?=[\\s#=-]|$)");
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+");

  private Markdown() {}

  /** The head of a new day. */
  static String heading(Entry first) {
    return "# Daily Research Log - "
        + LONG_DATE.format(first.at())
        + "\n\n> **System:** MOIE\n> **Purpose:** what the heartbeat did, as it did it\n\n"
        + "## Session Start: "
        + TIME.format(first.at())
        + "\n\n";
  }

  static String entry(Entry entry) {
    StringBuilder text = new StringBuilder("### ");
    text.append(entry.category().icon()).append(' ').append(TIME.format(entry.at()));
    text.append(" - ").append(entry.category().title()).append("\n\n");
    text.append(escape(entry.text())).append("\n\n");
    if (!entry.metadata().isEmpty()) {
      text.append("**Metadata:**\n\n");
      for (Map.Entry<String, String> each : entry.metadata().entrySet()) {
        text.append("- ").append(each.getKey()).append(": ");
        text.append(escape(each.getValue())).append('\n');
      }
      text.append('\n');
    }
    return text.append("---\n\n").toString();
  }

  static String escape(String text) {
    String line = CONTROLS.matcher(text).replaceAll(" ").strip();
    return LEADING.matcher(INLINE.matcher(line).replaceAll("\\\\$1")).replaceFirst("$1\\\\$2");
  }
}
