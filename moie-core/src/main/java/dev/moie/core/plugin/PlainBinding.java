package dev.moie.core.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Binds a configuration to a record whose components are all of the plainest types, and given as
 * exactly these. A mapper would come to the same, but setting one up costs more than a beat's whole
 * work. Whatever is not plain is left to it.
 */
final class PlainBinding {
  private PlainBinding() {}

  /**
   * The record; empty if it takes a mapper.
   *
   * @throws InvocationTargetException if the record's own constructor refused the values
   */
  static Optional<Object> of(Class<?> record, ObjectNode config)
      throws ReflectiveOperationException {
    RecordComponent[] components = record.getRecordComponents();
    if (components == null) {
      return Optional.empty();
    }
    List<Class<?>> types = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    int given = 0;
    for (RecordComponent component : components) {
      JsonNode node = config.path(snakeCase(component.getName()));
      Optional<?> value = value(component.getGenericType().getTypeName(), node);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      types.add(component.getType());
      values.add(value.get());
      given += node.isMissingNode() ? 0 : 1;
    }
    if (given != config.size()) {
      return Optional.empty();
    }
    Constructor<?> constructor = record.getDeclaredConstructor(types.toArray(Class<?>[]::new));
    constructor.setAccessible(true);
    return Optional.of(constructor.newInstance(values.toArray()));
  }

  private static String snakeCase(String name) {
    boolean oneWord = name.chars().allMatch(c -> c >= 'a' && c <= 'z');
    return oneWord ? name : PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(name);
  }

  private static Optional<?> value(String type, JsonNode node) {
    return switch (type) {
      case "java.lang.String" -> text(node);
      case "int" -> node.isInt() ? Optional.of(node.intValue()) : Optional.empty();
      case "boolean" -> node.isBoolean() ? Optional.of(node.booleanValue()) : Optional.empty();
      case "java.util.Optional<java.lang.String>" ->
          node.isMissingNode() || node.isTextual() ? Optional.of(text(node)) : Optional.empty();
      case "java.util.List<java.lang.String>" -> texts(node);
      case "java.util.Map<java.lang.String, java.lang.String>" -> textsByKey(node);
      default -> Optional.empty();
    };
  }

  private static Optional<String> text(JsonNode node) {
    return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
  }

  private static Optional<List<String>> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    for (JsonNode each : node) {
      text(each).ifPresent(texts::add);
    }
    return node.isArray() && texts.size() == node.size() ? Optional.of(texts) : Optional.empty();
  }

  private static Optional<Map<String, String>> textsByKey(JsonNode node) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> each : node.properties()) {
      text(each.getValue()).ifPresent(text -> texts.put(each.getKey(), text));
    }
    return node.isObject() && texts.size() == node.size() ? Optional.of(texts) : Optional.empty();
  }
}
