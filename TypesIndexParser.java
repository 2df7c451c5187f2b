package dev.moie.core.plugin.scan;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.core.plugin.config.ConfigSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads an index strictly: what is there must be right. Keys that are not known are left alone, since a later processor
 * may add some without changing the format's number.
 */
final class TypesIndexParser {
  private static final int FORMAT = 1;
  private static final int MOST_TYPES = 1_000;
  private static final Pattern TYPE_NAME =
      Pattern.compile("[a-z][a-z0-9-]*/[a-z0-9][a-z0-9-]*");
  private static final Pattern BINARY_NAME =
      Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*(\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)*");

  private final JsonMapper mapper =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * Parses the bytes of an index.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  TypesIndex parse(byte[] json) {
    try {
      return parse(mapper.readTree(json));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("it is not JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new IllegalArgumentException("it cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Takes an index apart.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  TypesIndex parse(JsonNode root) {
    JsonNode format = root.path("format");
    if (!format.isInt()) {
      throw new IllegalArgumentException("\"format\" is not a number");
    }
    if (format.intValue() != FORMAT) {
      throw new IllegalArgumentException(
          "its format is " + format.intValue() + ", and this engine reads format " + FORMAT);
    }
    List<IndexedType> types = new ArrayList<>();
    for (JsonNode type : list(root, "types")) {
      types.add(type(type));
    }
    List<IndexedExtension> extensions = new ArrayList<>();
    for (JsonNode extension : root.has("extensions") ? list(root, "extensions") : List.<JsonNode>of()) {
      extensions.add(extension(extension));
    }
    return new TypesIndex(types, extensions, root);
  }

  private static IndexedType type(JsonNode type) {
    String name = matching(type, "name", TYPE_NAME);
    ObjectNode schema = object(type, "schema", name);
    return new IndexedType(
        name,
        kind(text(type, "kind"), name),
        matching(type, "class", BINARY_NAME),
        text(type, "summary"),
        object(type, "example", name),
        matching(type, "config", BINARY_NAME),
        schema,
        ConfigSchema.parse(schema));
  }

  private static IndexedType.Kind kind(String text, String type) {
    for (IndexedType.Kind kind : IndexedType.Kind.values()) {
      if (kind.text().equals(text)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(
        "the kind of '" + type + "' is '" + text + "', neither verifier nor action");
  }

  private static IndexedExtension extension(JsonNode extension) {
    List<String> points = new ArrayList<>();
    for (JsonNode point : list(extension, "points")) {
      points.add(point.asText());
    }
    return new IndexedExtension(matching(extension, "class", BINARY_NAME), points);
  }

  private static Iterable<JsonNode> list(JsonNode parent, String key) {
    JsonNode list = parent.path(key);
    if (!list.isArray() || list.size() > MOST_TYPES) {
      throw new IllegalArgumentException(
          "\"" + key + "\" is not a list of at most " + MOST_TYPES + " elements");
    }
    return list;
  }

  private static ObjectNode object(JsonNode parent, String key, String type) {
    if (parent.get(key) instanceof ObjectNode object) {
      return object;
    }
    throw new IllegalArgumentException("\"" + key + "\" of '" + type + "' is not an object");
  }

  private static String text(JsonNode parent, String key) {
    JsonNode text = parent.path(key);
    if (!text.isTextual()) {
      throw new IllegalArgumentException("\"" + key + "\" is not a string");
    }
    return text.textValue();
  }

  private static String matching(JsonNode parent, String key, Pattern pattern) {
    String text = text(parent, key);
    if (!pattern.matcher(text).matches()) {
      throw new IllegalArgumentException("\"" + key + "\" is not a valid name: " + text);
    }
    return text;
  }
}
