package dev.moie.plugins.researchlogger;

import java.time.format.DateTimeFormatter;
import java.util.Map;

/**
 * An entry as one line of JSON. Five strings need no library: one would have to be loaded at every
 * beat.
 */
final class JsonLine {
  private JsonLine() {}

  static String of(Entry entry) {
    StringBuilder line = new StringBuilder("{");
    member(line, "time", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(entry.at())).append(',');
    member(line, "category", entry.category().title()).append(',');
    member(line, "kind", entry.kind()).append(',');
    member(line, "text", entry.text()).append(",\"metadata\":{");
    String separator = "";
    for (Map.Entry<String, String> each : entry.metadata().entrySet()) {
      member(line.append(separator), each.getKey(), each.getValue());
      separator = ",";
    }
    return line.append("}}").toString();
  }

  private static StringBuilder member(StringBuilder line, String key, String value) {
    quote(line, key).append(':');
    return quote(line, value);
  }

  /** RFC 8259, section 7: quotation marks, backslashes and control characters are escaped. */
  private static StringBuilder quote(StringBuilder line, String text) {
    line.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        line.append('\\').append(c);
      } else if (c == '\n') {
        line.append("\\n");
      } else if (c < ' ') {
        line.append("\\u00").append(Character.forDigit(c >> 4, 16));
        line.append(Character.forDigit(c & 15, 16));
      } else {
        line.append(c);
      }
    }
    return line.append('"');
  }
}
