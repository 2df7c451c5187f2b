package dev.moie.app.render;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One thing that can be configured, read from the schema of a job type.
 *
 * @param name where it stands, such as {@code limits.max_age} or {@code headers.*}
 * @param type what it is, in words
 * @param standard what it is if it is not given: the default, "required" or "optional"
 * @param range the numbers or words that it may be; may be empty
 * @param doc what it is for
 */
record OptionRow(String name, String type, String standard, String range, String doc) {

  /** Every option of a schema, those of nested objects behind the one that holds them. */
  static List<OptionRow> of(JsonNode schema) {
    List<OptionRow> rows = new ArrayList<>();
    collect("", schema, rows);
    return rows;
  }

  /** Everything but name and purpose, in a line. */
  String facts() {
    String given = standard.startsWith("`") ? "default " + standard : standard;
    String allowed = range.isEmpty() || range.startsWith("from") ? range : "one of " + range;
    return (type + ", " + given + (allowed.isEmpty() ? "" : ", " + allowed)).replace("`", "");
  }

  private static void collect(String prefix, JsonNode schema, List<OptionRow> rows) {
    Set<String> required = new TreeSet<>();
    schema.path("required").forEach(each -> required.add(each.asText()));
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      String name = prefix + property.getKey();
      JsonNode its = property.getValue();
      rows.add(
          new OptionRow(
              name,
              type(its),
              standard(its, required.contains(property.getKey())),
              range(innermost(its)),
              its.path("description").asText()));
      nested(name, its, rows);
    }
  }

  private static void nested(String name, JsonNode schema, List<OptionRow> rows) {
    if (schema.has("properties")) {
      collect(name + ".", schema, rows);
    } else if (schema.path("additionalProperties").isObject()) {
      nested(name + ".*", schema.get("additionalProperties"), rows);
    } else if (schema.has("items")) {
      nested(name + "[]", schema.get("items"), rows);
    }
  }

  private static JsonNode innermost(JsonNode schema) {
    if (schema.path("additionalProperties").isObject()) {
      return innermost(schema.get("additionalProperties"));
    }
    return schema.has("items") ? innermost(schema.get("items")) : schema;
  }

  private static String type(JsonNode schema) {
    return switch (schema.path("type").asText()) {
      case "array" -> "list of " + type(schema.path("items"));
      case "object" ->
          schema.path("additionalProperties").isObject()
              ? "map to " + type(schema.path("additionalProperties"))
              : "object";
      case "integer" -> "whole number";
      case "string" ->
          schema.has("enum")
              ? "word"
              : switch (schema.path("format").asText()) {
                case "duration" -> "duration";
                case "uri" -> "address";
                case "path" -> "path";
                case "secret-name" -> "name of a secret";
                default -> "text";
              };
      default -> schema.path("type").asText();
    };
  }

  private static String standard(JsonNode schema, boolean required) {
    if (required) {
      return "required";
    }
    JsonNode value = schema.path("default");
    if (value.isMissingNode()) {
      return "optional";
    }
    return value.isTextual() ? "`" + value.asText() + "`" : "`" + value + "`";
  }

  private static String range(JsonNode schema) {
    if (schema.has("enum")) {
      List<String> words = new ArrayList<>();
      schema.get("enum").forEach(word -> words.add("`" + word.asText() + "`"));
      return String.join(", ", words);
    }
    JsonNode min = schema.path("minimum");
    JsonNode max = schema.path("maximum");
    String from =
        min.isMissingNode() || min.asLong() == Integer.MIN_VALUE ? "" : "from " + min.asText();
    String to =
        max.isMissingNode() || max.asLong() == Integer.MAX_VALUE ? "" : "to " + max.asText();
    return (from + " " + to).strip();
  }
}
