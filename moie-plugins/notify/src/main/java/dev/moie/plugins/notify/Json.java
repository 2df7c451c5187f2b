package dev.moie.plugins.notify;

import dev.moie.api.alert.Alert;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Objects of strings as JSON, which is all that is sent. */
final class Json {
  private Json() {}

  /** An alert as programs get it. Keys are only ever added. */
  static String of(Alert alert) {
    Map<String, String> members = new TreeMap<>();
    members.put("id", alert.id());
    members.put("key", alert.key());
    members.put("severity", alert.severity().name().toLowerCase(Locale.ROOT));
    members.put("stage", alert.stage().name().toLowerCase(Locale.ROOT));
    members.put("subject", alert.subject());
    members.put("message", alert.message());
    members.put("headline", alert.headline());
    members.put("since", alert.since().toString());
    members.put("at", alert.at().toString());
    members.put("project", alert.project());
    members.put("workspace", alert.workspace());
    return object(members);
  }

  static String object(Map<String, String> members) {
    StringBuilder json = new StringBuilder("{");
    members.forEach(
        (key, value) -> {
          json.append(json.length() == 1 ? "" : ", ");
          json.append(quote(key)).append(": ").append(quote(value));
        });
    return json.append('}').toString();
  }

  static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c == '\n') {
        quoted.append("\\n");
      } else if (c < 0x20 || c == 0x7f || Character.isSurrogate(c) || c == 0x2028 || c == 0x2029) {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
