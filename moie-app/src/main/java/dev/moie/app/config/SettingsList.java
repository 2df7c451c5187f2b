package dev.moie.app.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All settings, in the order of the schema. */
public final class SettingsList {
  /** Stands for a name that people choose. */
  private static final String ANY = "NAME";

  private final boolean reads;
  private final List<Setting> settings = new ArrayList<>();

  private SettingsList(boolean reads) {
    this.reads = reads;
  }

  /** What there is to be set. */
  public static List<Setting> known() {
    SettingsList list = new SettingsList(false);
    list.walk("", SettingsSchema.tree(), JsonNodeFactory.instance.objectNode());
    return List.copyOf(list.settings);
  }

  /**
   * What holds in a workspace.
   *
   * @param written what its file says, which fits the schema
   */
  public static List<Setting> of(ObjectNode written) {
    SettingsList list = new SettingsList(true);
    list.walk("", SettingsSchema.tree(), written);
    return List.copyOf(list.settings);
  }

  private void walk(String prefix, JsonNode section, JsonNode written) {
    for (Map.Entry<String, JsonNode> property : section.path("properties").properties()) {
      String key = prefix + property.getKey();
      JsonNode schema = property.getValue();
      JsonNode value = written.path(property.getKey());
      if (schema.path("additionalProperties").isObject()) {
        named(key, schema.get("additionalProperties"), value);
      } else if (schema.has("properties")) {
        walk(key + ".", schema, value);
      } else {
        settings.add(
            new Setting(
                key,
                schema,
                value.isMissingNode() ? Optional.empty() : Optional.of(shown(key, value))));
      }
    }
  }

  /** A section of which people choose the names. */
  private void named(String key, JsonNode schema, JsonNode written) {
    if (!reads) {
      walk(key + "." + ANY + ".", schema, written);
    }
    for (Map.Entry<String, JsonNode> each : written.properties()) {
      walk(key + "." + each.getKey() + ".", schema, each.getValue());
    }
  }

  /** What a channel takes may hold what nobody else should see: only its keys are shown. */
  private static JsonNode shown(String key, JsonNode value) {
    if (!key.endsWith(".with")) {
      return value;
    }
    List<String> keys = new ArrayList<>();
    value.fieldNames().forEachRemaining(keys::add);
    return TextNode.valueOf("{" + String.join(", ", keys) + "}, values not shown");
  }
}
