package dev.moie.plugins.steps;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** What a YAML document says, whatever it looks like. */
final class YamlTree {
  private YamlTree() {}

  /** One document, without duplicate keys, of bounded size and depth. */
  static LoadSettings settings() {
    return LoadSettings.builder().setAllowDuplicateKeys(false).setCodePointLimit(1 << 20).build();
  }

  /**
   * Reads a document.
   *
   * @return null for an empty one
   * @throws YamlEditException if it is none
   */
  static Object read(String text) throws YamlEditException {
    try {
      return new Load(settings()).loadFromString(text);
    } catch (YamlEngineException | StackOverflowError e) {
      throw new YamlEditException("is not YAML that can be read: " + reason(e));
    }
  }

  /** Without the excerpt of the text that follows. */
  private static String reason(Throwable problem) {
    if (problem instanceof MarkedYamlEngineException marked && marked.getProblem() != null) {
      return marked.getProblem().strip()
          + marked.getProblemMark().map(mark -> " in line " + (mark.getLine() + 1)).orElse("");
    }
    return String.valueOf(problem.getMessage()).lines().findFirst().orElse("it is nested too deep");
  }

  /** The value at the end of a path; null if there is none. */
  static Object at(Object tree, List<String> path) {
    Object here = tree;
    for (String name : path) {
      if (here instanceof Map<?, ?> map) {
        here = map.get(key(map, name));
      } else if (here instanceof List<?> list && name.matches("[0-9]{1,9}")) {
        int index = Integer.parseInt(name);
        here = index < list.size() ? list.get(index) : null;
      } else {
        return null;
      }
    }
    return here;
  }

  /** The same with another value at the end of a path; the original is left alone. */
  static Object with(Object tree, List<String> path, Object value) {
    if (path.isEmpty()) {
      return value;
    }
    List<String> rest = path.subList(1, path.size());
    if (tree instanceof List<?> list) {
      List<Object> copy = new ArrayList<>(list);
      int index = Integer.parseInt(path.get(0));
      copy.set(index, with(copy.get(index), rest, value));
      return copy;
    }
    Map<Object, Object> copy = new LinkedHashMap<>();
    if (tree instanceof Map<?, ?> map) {
      copy.putAll(map);
    }
    Object key = key(copy, path.get(0));
    copy.put(key, with(copy.get(key), rest, value));
    return copy;
  }

  /** A key that is a number or a truth value is found by its text. */
  private static Object key(Map<?, ?> map, String name) {
    return map.keySet().stream()
        .filter(key -> Objects.toString(key).equals(name))
        .map(Object.class::cast)
        .findFirst()
        .orElse(name);
  }
}
