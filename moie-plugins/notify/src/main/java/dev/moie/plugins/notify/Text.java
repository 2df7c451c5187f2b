package dev.moie.plugins.notify;

import dev.moie.api.alert.Alert;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** Text that strangers may have written, made harmless for where it goes. */
final class Text {
  /** Control characters, what sets the direction of text, and halves of characters. */
  private static final Pattern UNWANTED =
      Pattern.compile(
          "[\\p{Cc}\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF\\u2028\\u2029&&[^\\n\\t]]"
              + "|[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]");

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z");

  private Text() {}

  /** Lines without anything that a terminal or a mail program would obey. */
  static String lines(String text, int length) {
    String clean = UNWANTED.matcher(text.replace("\r\n", "\n").replace('\r', '\n')).replaceAll("");
    return cut(clean, length);
  }

  /** The same in one line. */
  static String line(String text, int length) {
    return cut(lines(text, Integer.MAX_VALUE).replaceAll("\\s+", " ").strip(), length);
  }

  private static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int end = length - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  /** All that is to be said of an alert, as plain text. */
  static String body(Alert alert, ZoneId zone) {
    StringBuilder body = new StringBuilder();
    if (!alert.message().isBlank()) {
      body.append(lines(alert.message(), 4000).strip()).append("\n\n");
    }
    body.append("Since: ").append(time(alert.since(), zone)).append('\n');
    if (alert.stage() == Alert.Stage.RESOLVED) {
      body.append("Over: ").append(time(alert.at(), zone)).append('\n');
    }
    body.append("Alert: ").append(line(alert.key(), 300)).append('\n');
    if (!alert.project().isEmpty()) {
      body.append("Project: ").append(line(alert.project(), 200)).append('\n');
    }
    if (!alert.workspace().isEmpty()) {
      body.append("Workspace: ").append(line(alert.workspace(), 300)).append('\n');
    }
    return body.toString();
  }

  private static String time(Instant time, ZoneId zone) {
    return TIME.format(time.atZone(zone));
  }
}
