package dev.moie.core.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A mapping of a settings file as JSON: what a plugin's configuration is bound to. */
final class YamlObject {
  /** No configuration is that deep; an alias to its own parent is, without end. */
  private static final int DEEPEST = 20;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final String name;
  private final SettingsProblems problems;

  YamlObject(String name, SettingsProblems problems) {
    this.name = name;
    this.problems = problems;
  }

  ObjectNode read(Node node) {
    if (node instanceof MappingNode mapping) {
      return object(mapping, 0);
    }
    problems.add(node, name + " takes \"key: value\" lines below it");
    return JSON.objectNode();
  }

  private ObjectNode object(MappingNode mapping, int depth) {
    ObjectNode object = JSON.objectNode();
    for (NodeTuple tuple : mapping.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key) {
        object.set(key.getValue(), value(tuple.getValueNode(), depth + 1));
      } else {
        problems.add(tuple.getKeyNode(), name + " takes plain keys");
      }
    }
    return object;
  }

  private JsonNode value(Node node, int depth) {
    if (depth > DEEPEST) {
      problems.add(node, name + " is nested more than " + DEEPEST + " deep");
      return JSON.nullNode();
    }
    if (node instanceof MappingNode mapping) {
      return object(mapping, depth);
    }
    if (node instanceof SequenceNode list) {
      ArrayNode array = JSON.arrayNode();
      list.getValue().forEach(each -> array.add(value(each, depth + 1)));
      return array;
    }
    return node instanceof ScalarNode scalar ? scalar(scalar) : JSON.nullNode();
  }

  /** What YAML takes for another kind of value and JSON would write the same stays that kind. */
  private static JsonNode scalar(ScalarNode scalar) {
    String text = scalar.getValue();
    if (scalar.getTag().equals(Tag.BOOL) && (text.equals("true") || text.equals("false"))) {
      return JSON.booleanNode(text.equals("true"));
    }
    if (scalar.getTag().equals(Tag.INT) && text.matches("-?(0|[1-9][0-9]{0,30})")) {
      BigInteger number = new BigInteger(text);
      if (number.bitLength() < 32) {
        return JSON.numberNode(number.intValue());
      }
      return number.bitLength() < 64
          ? JSON.numberNode(number.longValue())
          : JSON.numberNode(number);
    }
    if (scalar.getTag().equals(Tag.FLOAT) && text.matches("-?[0-9]{1,15}\\.[0-9]{1,15}")) {
      return JSON.numberNode(Double.parseDouble(text));
    }
    return JSON.textNode(text);
  }
}
