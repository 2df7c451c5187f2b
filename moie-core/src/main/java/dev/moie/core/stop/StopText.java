package dev.moie.core.stop;

import com.fasterxml.jackson.databind.JsonNode;
import dev.moie.core.json.JsonText;
import dev.moie.core.json.JsonTree;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** A stop as one line of JSON, wherever it is kept. */
public final class StopText {
  private static final int MAX_TEXT = 1000;

  private StopText() {}

  /** Writes a stop. */
  public static String write(Stop stop) {
    return "{\"at\": "
        + JsonText.quote(stop.at().toString())
        + ", \"by\": "
        + JsonText.quote(stop.by())
        + ", \"reason\": "
        + JsonText.quote(stop.reason())
        + ", \"how\": "
        + JsonText.quote(stop.how().name().toLowerCase(Locale.ROOT))
        + "}\n";
  }

  /**
   * Reads one.
   *
   * @param otherwise when it was, if the text does not say so
   * @return empty if it is no such text
   */
  public static Optional<Stop> read(String text, Instant otherwise) {
    try {
      JsonNode node = JsonTree.read(text);
      return node.isObject()
          ? Optional.of(
              new Stop(
                  time(node.path("at").asText(""), otherwise),
                  text(node, "by", "somebody"),
                  text(node, "reason", ""),
                  node.path("how").asText("").equals("drain") ? Stop.How.DRAIN : Stop.How.NOW))
          : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static Instant time(String text, Instant otherwise) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException unknown) {
      return otherwise;
    }
  }

  private static String text(JsonNode node, String key, String otherwise) {
    String text = node.path(key).asText(otherwise).replaceAll("\\p{C}", " ");
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
  }
}
