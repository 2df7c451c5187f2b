package dev.moie.core.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A configuration as plain Java values, for plugins, which do not see the engine's JSON library.
 */
final class PlainData {
  private PlainData() {}

  /** An object; what is null in it is left out. */
  static Map<String, Object> of(ObjectNode node) {
    Map<String, Object> values = new LinkedHashMap<>();
    node.properties().stream()
        .filter(each -> !each.getValue().isNull())
        .forEach(each -> values.put(each.getKey(), value(each.getValue())));
    return Collections.unmodifiableMap(values);
  }

  private static Object value(JsonNode node) {
    if (node instanceof ObjectNode object) {
      return of(object);
    }
    if (node.isArray()) {
      List<Object> values = new ArrayList<>();
      node.forEach(each -> values.add(each.isNull() ? "" : value(each)));
      return Collections.unmodifiableList(values);
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return node.longValue();
    }
    return node.isNumber() ? (Object) node.doubleValue() : node.asText();
  }
}
