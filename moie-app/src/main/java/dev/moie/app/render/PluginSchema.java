package dev.moie.app.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.core.plugin.PluginReport;
import dev.moie.core.plugin.TypeInfo;

/** JSON Schemas (2020-12) of what a plugin's job types take, for editors and other programs. */
public final class PluginSchema {
  private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

  private PluginSchema() {}

  /** The schema of a job type's {@code with}. */
  public static ObjectNode of(TypeInfo type) {
    ObjectNode schema = described(type.name(), type.summary());
    schema.setAll(type.schema());
    schema.putArray("examples").add(type.example());
    return schema;
  }

  /** The schema of a step, {@code uses} and {@code with}, of any of the plugin's job types. */
  public static ObjectNode of(PluginReport plugin) {
    ObjectNode schema = described(plugin.id(), plugin.description());
    ObjectNode definitions = JsonNodeFactory.instance.objectNode();
    ArrayNode choices = schema.putArray("anyOf");
    for (TypeInfo type : plugin.types()) {
      ObjectNode its = type.schema().deepCopy();
      its.put("description", type.summary());
      its.putArray("examples").add(type.example());
      definitions.set(type.name(), its);
      ObjectNode step = choices.addObject().put("type", "object");
      ObjectNode members = step.putObject("properties");
      members.putObject("uses").put("const", type.name());
      // A slash in a name is escaped in a JSON pointer.
      members.putObject("with").put("$ref", "#/$defs/" + type.name().replace("/", "~1"));
      ArrayNode required = step.putArray("required").add("uses");
      if (!type.schema().path("required").isEmpty()) {
        required.add("with");
      }
    }
    schema.set("$defs", definitions);
    return schema;
  }

  private static ObjectNode described(String title, String description) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("$schema", DRAFT)
        .put("title", title)
        .put("description", description);
  }
}
