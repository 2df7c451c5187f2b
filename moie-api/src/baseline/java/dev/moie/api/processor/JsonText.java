package dev.moie.api.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes JSON with two spaces a level, and checks JSON that others wrote. The API has no JSON
 * library, on purpose.
 */
final class JsonText {

  /** JSON that is written as it is. */
  record Raw(String json) {}

  private JsonText() {}

  /**
   * An object from keys and values in turn; a value is a Raw, String, Boolean, Long, Double, List
   * or another object.
   */
  static Raw object(Object... keysAndValues) {
    List<String> members = new ArrayList<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      members.add(quote((String) keysAndValues[i]) + ": " + value(keysAndValues[i + 1]));
    }
    return new Raw(block('{', members, '}'));
  }

  static Raw list(List<?> items) {
    return new Raw(block('[', items.stream().map(JsonText::value).toList(), ']'));
  }

  private static String block(char open, List<String> parts, char close) {
    return parts.isEmpty()
        ? "" + open + close
        : open + "\n  " + String.join(",\n", parts).replace("\n", "\n  ") + "\n" + close;
  }

  private static String value(Object value) {
    if (value instanceof Raw raw) {
      return raw.json();
    }
    if (value instanceof List<?> list) {
      return list(list).json();
    }
    return value instanceof String text ? quote(text) : String.valueOf(value);
  }

  static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < 0x20 || c > 0x7e) {
        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
