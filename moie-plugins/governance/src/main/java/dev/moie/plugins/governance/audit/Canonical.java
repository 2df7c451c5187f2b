package dev.moie.plugins.governance.audit;

import java.util.Map;
import java.util.TreeMap;

/**
 * JSON in the one form that an entry has: keys sorted, no blanks, everything beyond printable ASCII
 * escaped. So the same entry is always the same bytes.
 */
final class Canonical {
  private Canonical() {}

  /** An object of texts, numbers, booleans and objects. */
  static String object(Map<String, ?> values) {
    StringBuilder json = new StringBuilder("{");
    new TreeMap<>(values)
        .forEach(
            (key, value) -> {
              json.append(json.length() > 1 ? "," : "");
              quote(json, key);
              json.append(':');
              value(json, value);
            });
    return json.append('}').toString();
  }

  @SuppressWarnings("unchecked") // the keys of every map here are texts
  private static void value(StringBuilder json, Object value) {
    if (value instanceof Map<?, ?> map) {
      json.append(object((Map<String, ?>) map));
    } else if (value instanceof Long || value instanceof Integer || value instanceof Boolean) {
      json.append(value);
    } else {
      quote(json, String.valueOf(value));
    }
  }

  private static void quote(StringBuilder json, String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }
}
