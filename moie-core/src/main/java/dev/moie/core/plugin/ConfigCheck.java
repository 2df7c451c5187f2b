package dev.moie.core.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.core.text.Nearest;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares a configuration with the JSON Schema of its type, and collects everything that does not
 * fit, so that people correct it once. Knows the part of JSON Schema that the annotation processor
 * writes.
 */
final class ConfigCheck {
  private final List<ConfigProblem> problems = new ArrayList<>();
  private final Set<String> secrets;

  private ConfigCheck(Set<String> secrets) {
    this.secrets = secrets;
  }

  /**
   * Everything that does not fit.
   *
   * @param secrets the names of the secrets that are configured
   */
  static List<ConfigProblem> problems(ObjectNode schema, ObjectNode config, Set<String> secrets) {
    ConfigCheck check = new ConfigCheck(secrets);
    check.object("with", schema, config);
    return check.problems;
  }

  /** The configuration with the defaults of what is not given. */
  static ObjectNode withDefaults(ObjectNode schema, ObjectNode config) {
    ObjectNode complete = config.deepCopy();
    complete(schema, complete);
    return complete;
  }

  private static void complete(JsonNode schema, JsonNode value) {
    if (value instanceof ObjectNode object) {
      JsonNode properties = schema.path("properties");
      for (Map.Entry<String, JsonNode> property : properties.properties()) {
        if (!object.has(property.getKey()) && property.getValue().has("default")) {
          object.set(property.getKey(), property.getValue().get("default").deepCopy());
        }
      }
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        JsonNode its = properties.path(member.getKey());
        complete(
            its.isMissingNode() ? schema.path("additionalProperties") : its, member.getValue());
      }
    } else if (value.isArray()) {
      value.forEach(each -> complete(schema.path("items"), each));
    }
  }

  private void object(String path, JsonNode schema, ObjectNode value) {
    JsonNode properties = schema.path("properties");
    JsonNode others = schema.path("additionalProperties");
    Set<String> known = new HashSet<>();
    properties.fieldNames().forEachRemaining(known::add);
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      String place = path + "." + member.getKey();
      if (properties.has(member.getKey())) {
        value(place, properties.get(member.getKey()), member.getValue());
      } else if (others.isObject()) {
        value(place, others, member.getValue());
      } else {
        problems.add(new ConfigProblem(place, unknown(member.getKey(), known)));
      }
    }
    for (JsonNode required : schema.path("required")) {
      if (!value.has(required.asText())) {
        String description = properties.path(required.asText()).path("description").asText();
        problems.add(
            new ConfigProblem(path + "." + required.asText(), "is missing (" + description + ")"));
      }
    }
  }

  private static String unknown(String key, Set<String> known) {
    Optional<String> near = Nearest.of(key, known);
    String hint =
        near.map(name -> "did you mean \"" + name + "\"?")
            .orElse("known are " + String.join(", ", known.stream().sorted().toList()));
    return "is unknown; " + hint;
  }

  private void value(String path, JsonNode schema, JsonNode value) {
    switch (schema.path("type").asText()) {
      case "object":
        if (value instanceof ObjectNode object) {
          object(path, schema, object);
        } else {
          wrong(path, schema, value, "an object");
        }
        break;
      case "array":
        if (value.isArray()) {
          for (int i = 0; i < value.size(); i++) {
            value(path + "[" + i + "]", schema.path("items"), value.get(i));
          }
        } else {
          wrong(path, schema, value, "a list");
        }
        break;
      case "boolean":
        if (!value.isBoolean()) {
          wrong(path, schema, value, "true or false");
        }
        break;
      case "integer":
        number(path, schema, value, value.isIntegralNumber(), "a whole number");
        break;
      case "number":
        number(
            path,
            schema,
            value,
            value.isNumber() && Double.isFinite(value.doubleValue()),
            "a number");
        break;
      default:
        string(path, schema, value);
    }
  }

  private void number(String path, JsonNode schema, JsonNode value, boolean fits, String expected) {
    JsonNode min = schema.path("minimum");
    JsonNode max = schema.path("maximum");
    boolean inRange =
        fits
            && (min.isMissingNode() || value.decimalValue().compareTo(min.decimalValue()) >= 0)
            && (max.isMissingNode() || value.decimalValue().compareTo(max.decimalValue()) <= 0)
            && (!value.isIntegralNumber() || value.canConvertToLong());
    if (!inRange) {
      String range =
          (min.isMissingNode() ? "" : " from " + min.asText())
              + (max.isMissingNode() ? "" : " to " + max.asText());
      wrong(path, schema, value, expected + range);
    }
  }

  private void string(String path, JsonNode schema, JsonNode value) {
    if (!value.isTextual()) {
      wrong(path, schema, value, "a string");
      return;
    }
    String text = value.asText();
    if (schema.has("enum")) {
      List<String> allowed = new ArrayList<>();
      schema.get("enum").forEach(each -> allowed.add(each.asText()));
      if (!allowed.contains(text)) {
        wrong(path, schema, value, "one of " + String.join(", ", allowed));
      }
    }
    String format = schema.path("format").asText();
    if (format.equals("secret-name") && !secrets.contains(text)) {
      problems.add(new ConfigProblem(path, unknownSecret(text)));
    }
    if (format.equals("duration") && !isDuration(text)) {
      wrong(path, schema, value, "an ISO-8601 duration such as PT10M");
    }
    if (format.equals("path") && !isPath(text)) {
      wrong(path, schema, value, "a path such as notes/today.md");
    }
    if (format.equals("uri") && !isUri(text)) {
      wrong(path, schema, value, "an address such as http://127.0.0.1:8080/");
    }
  }

  /** Does not repeat the text, which may be the secret itself, put into the wrong place. */
  private String unknownSecret(String text) {
    String hint =
        Nearest.of(text, secrets)
            .map(near -> "did you mean \"" + near + "\"?")
            .orElse(
                secrets.isEmpty()
                    ? "add it there, and keep the value itself out of the state file"
                    : "configured are " + String.join(", ", secrets.stream().sorted().toList()));
    return "names no secret under \"secrets\" in moie.yaml; " + hint;
  }

  private static boolean isDuration(String text) {
    try {
      return !Duration.parse(text).isNegative();
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static boolean isPath(String text) {
    try {
      return !text.isEmpty() && !Path.of(text).toString().isEmpty();
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static boolean isUri(String text) {
    try {
      return new URI(text).isAbsolute();
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private void wrong(String path, JsonNode schema, JsonNode value, String expected) {
    boolean secret = schema.path("writeOnly").asBoolean();
    String shown = secret ? "****" : Thrown.line(value.toString());
    String bounded = shown.length() <= 60 ? shown : shown.substring(0, 57) + "...";
    problems.add(new ConfigProblem(path, "must be " + expected + ", but is " + bounded));
  }
}
