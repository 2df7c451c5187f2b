package dev.moie.plugins.persistence;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the command tells machines. */
final class Json {
  private Json() {}

  static String report(
      String command, Installation of, String state, String detail, List<Planned> files) {
    return "{\"command\": "
        + quote(command)
        + ", \"id\": "
        + quote(of.plan().id())
        + ", \"kind\": "
        + quote(of.kind().name().toLowerCase(Locale.ROOT))
        + ", \"mode\": "
        + quote(of.plan().mode().name().toLowerCase(Locale.ROOT))
        + ", \"state\": "
        + quote(state)
        + ", \"detail\": "
        + quote(detail)
        + ", \"files\": ["
        + files.stream()
            .map(
                file ->
                    "{\"place\": "
                        + quote(file.place())
                        + ", \"text\": "
                        + quote(file.text())
                        + "}")
            .collect(Collectors.joining(", "))
        + "]}";
  }

  private static String quote(String text) {
    StringBuilder json = new StringBuilder("\"");
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
    return json.append('"').toString();
  }
}
