package dev.moie.app.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * One setting.
 *
 * @param key with its sections, such as {@code backups.keep}; a name that people choose is {@code
 *     NAME} where no file is read
 * @param schema its type, default and description
 * @param written what the file says; empty if it does not
 */
public record Setting(String key, JsonNode schema, Optional<JsonNode> written) {

  public String description() {
    return schema.path("description").asText();
  }

  /** What holds; empty if nothing is set, and nothing is the default. */
  public Optional<JsonNode> value() {
    return written.or(this::byDefault);
  }

  /** What holds if nothing is set; empty if that cannot be said in a word. */
  public Optional<JsonNode> byDefault() {
    return Optional.ofNullable(schema.get("default"));
  }

  /** Which values there are, for people. */
  public String type() {
    if (schema.has("enum")) {
      StringBuilder words = new StringBuilder();
      schema
          .get("enum")
          .forEach(word -> words.append(words.length() == 0 ? "" : ", ").append(word.asText()));
      return words.toString();
    }
    if (schema.path("format").asText().equals("duration")) {
      return "duration";
    }
    return switch (schema.path("type").asText()) {
      case "integer" -> "whole number from " + schema.path("minimum").asText("0");
      case "boolean" -> "true, false";
      case "array" -> "list of texts";
      case "object" -> "anything";
      default -> "text";
    };
  }
}
