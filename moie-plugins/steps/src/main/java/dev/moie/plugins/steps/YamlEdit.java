package dev.moie.plugins.steps;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Sets one value of a YAML text and leaves every other character as it is: comments, order,
 * quoting, line ends. Whatever comes out is read once more, and refused unless it says exactly what
 * it said before with the one value changed.
 */
final class YamlEdit {
  private static final String PLAIN_KEY = "[A-Za-z_][A-Za-z0-9_.-]*";

  private final String text;
  private final YamlSpan span;
  private final String lineEnd;
  private final List<String> path;
  private final String value;

  private YamlEdit(String text, List<String> path, String value) {
    this.text = text;
    this.span = new YamlSpan(text);
    this.lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
    this.path = path;
    this.value = value;
  }

  /**
   * Refuses what is not one value on one line.
   *
   * @throws IllegalArgumentException if it is not
   */
  static void requireValue(String pointer, String value) {
    boolean fine = value.indexOf('\n') < 0 && value.indexOf('\r') < 0 && !value.isBlank();
    try {
      Optional<Node> node = new Compose(YamlTree.settings()).composeString(value);
      fine = fine && node.isPresent() && (node.get() instanceof ScalarNode || isFlow(value));
    } catch (YamlEngineException e) {
      fine = false;
    }
    if (!fine) {
      throw new IllegalArgumentException(
          "set gives " + pointer + " a value that is not YAML on one line; put a text in quotes");
    }
  }

  private static boolean isFlow(String value) {
    return value.strip().startsWith("{") || value.strip().startsWith("[");
  }

  /**
   * Sets a value.
   *
   * @param text the file
   * @param path the names on the way to it; the ones that are missing are made
   * @param value the value, as YAML on one line
   * @return the text as it was if it says so already
   * @throws YamlEditException if it cannot be done without touching anything else
   */
  static String set(String text, List<String> path, String value) throws YamlEditException {
    Object before = YamlTree.read(text);
    Object wanted = YamlTree.read(value);
    Object there = YamlTree.at(before, path);
    if (there != null && there.equals(wanted)) {
      return text;
    }
    String edited = new YamlEdit(text, path, value.strip()).edited();
    Object after = YamlTree.read(edited);
    if (!Objects.equals(after, YamlTree.with(before, path, wanted))) {
      throw new YamlEditException(
          "cannot set "
              + YamlPointer.text(path)
              + " without changing something else; edit it by hand");
    }
    return edited;
  }

  private String edited() throws YamlEditException {
    Optional<Node> root = new Compose(YamlTree.settings()).composeString(text);
    if (root.isEmpty()) {
      String begin = text.isEmpty() || text.endsWith("\n") ? text : text + lineEnd;
      return begin + block(0, 0) + lineEnd;
    }
    return edited(root.get(), 0);
  }

  private String edited(Node node, int depth) throws YamlEditException {
    if (node instanceof MappingNode mapping) {
      for (NodeTuple entry : mapping.getValue()) {
        if (entry.getKeyNode() instanceof ScalarNode key
            && key.getValue().equals(path.get(depth))) {
          return edited(mapping, entry, depth);
        }
      }
      return inserted(mapping, depth);
    }
    if (node instanceof SequenceNode sequence) {
      List<Node> items = sequence.getValue();
      String number = path.get(depth);
      if (!number.matches("[0-9]{1,9}") || Integer.parseInt(number) >= items.size()) {
        throw new YamlEditException(
            here(depth) + " is a list of " + items.size() + ", and has no item " + number);
      }
      Node item = items.get(Integer.parseInt(number));
      return depth == path.size() - 1 ? replaced(item, depth + 1) : edited(item, depth + 1);
    }
    throw new YamlEditException(here(depth) + " is a single value, and has no " + path.get(depth));
  }

  private String edited(MappingNode mapping, NodeTuple entry, int depth) throws YamlEditException {
    Node found = entry.getValueNode();
    if (span.isAlias(entry)) {
      throw new YamlEditException(
          here(depth + 1) + " is an alias of another value; edit that one, or this by hand");
    }
    boolean last = depth == path.size() - 1;
    if (span.start(found) == span.end(found)) {
      int colon = span.afterColon(entry.getKeyNode());
      if (last) {
        return text.substring(0, colon) + " " + value + text.substring(colon);
      }
      if (!YamlSpan.isFlow(mapping)) {
        int end = span.endOfLine(colon);
        int indent = YamlSpan.column(entry.getKeyNode()) + 2;
        return text.substring(0, end) + lineEnd + block(depth + 1, indent) + text.substring(end);
      }
    }
    return last ? replaced(found, depth + 1) : edited(found, depth + 1);
  }

  private String replaced(Node found, int depth) throws YamlEditException {
    if (!(found instanceof ScalarNode) && !YamlSpan.isFlow(found)) {
      throw new YamlEditException(
          here(depth) + " has values of its own; set these, one by one, or edit it by hand");
    }
    return text.substring(0, span.start(found))
        + value
        + text.substring(YamlSpan.isBlockScalar(found) ? span.lastOf(found) : span.end(found));
  }

  private String inserted(MappingNode mapping, int depth) {
    List<NodeTuple> entries = mapping.getValue();
    if (YamlSpan.isFlow(mapping)) {
      boolean empty = entries.isEmpty();
      int at = empty ? span.start(mapping) + 1 : span.lastOf(entries.get(entries.size() - 1));
      return text.substring(0, at) + (empty ? "" : ", ") + flow(depth) + text.substring(at);
    }
    int indent = YamlSpan.column(entries.get(0).getKeyNode());
    int end = span.endOfLine(span.lastOf(entries.get(entries.size() - 1)));
    return text.substring(0, end) + lineEnd + block(depth, indent) + text.substring(end);
  }

  /** The rest of the path and the value, one line each, without a line end. */
  private String block(int depth, int indent) {
    StringBuilder lines = new StringBuilder();
    for (int i = depth; i < path.size(); i++) {
      lines.append(" ".repeat(indent + 2 * (i - depth))).append(key(i)).append(':');
      lines.append(i == path.size() - 1 ? " " + value : lineEnd);
    }
    return lines.toString();
  }

  private String flow(int depth) {
    return depth == path.size() - 1
        ? key(depth) + ": " + value
        : key(depth) + ": {" + flow(depth + 1) + "}";
  }

  private String key(int depth) {
    String name = path.get(depth);
    boolean plain = name.matches(PLAIN_KEY) && isText(name);
    return plain ? name : "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /** Not a word that means something else, such as {@code true}. */
  private static boolean isText(String name) {
    try {
      return Map.of(name, "").equals(YamlTree.read(name + ": ''"));
    } catch (YamlEditException e) {
      return false;
    }
  }

  private String here(int depth) {
    return YamlPointer.text(path.subList(0, depth));
  }
}
