package dev.moie.plugins.governance.rules;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * One mapping of the rules. What is asked for becomes known; whatever else stands in it is refused
 * at the end. A value that does not fit is a problem, and a harmless one is given instead.
 */
final class Section {
  private final String prefix;
  private final Problems problems;
  private final Node node;
  private final Map<String, NodeTuple> values = new LinkedHashMap<>();
  private final Set<String> known = new TreeSet<>();

  Section(String prefix, Node node, Problems problems) {
    this.prefix = prefix;
    this.node = node;
    this.problems = problems;
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        String key = tuple.getKeyNode() instanceof ScalarNode name ? name.getValue() : "";
        if (values.put(key, tuple) != null) {
          problems.add(tuple.getKeyNode(), prefix + Problems.quoted(key), "is there twice");
        }
      }
    } else {
      problems.add(node, name(), "takes \"key: value\" lines");
    }
  }

  private String name() {
    return prefix.isEmpty() ? "the file" : prefix.substring(0, prefix.length() - 1);
  }

  /** The keys that stand in it. */
  Set<String> keys() {
    return values.keySet();
  }

  private Optional<Node> value(String key) {
    known.add(key);
    return Optional.ofNullable(values.get(key))
        .map(NodeTuple::getValueNode)
        .filter(value -> !value.getTag().equals(Tag.NULL));
  }

  void problem(String key, String hint) {
    NodeTuple tuple = values.get(key);
    problems.add(tuple == null ? node : tuple.getValueNode(), prefix + key, hint);
  }

  /** A nested mapping; empty if it is not there. */
  Section section(String key) {
    MappingNode none =
        new MappingNode(
            Tag.MAP, true, List.of(), FlowStyle.BLOCK, node.getStartMark(), node.getEndMark());
    return new Section(prefix + key + ".", value(key).orElse(none), problems);
  }

  private List<Node> list(String key) {
    Optional<Node> value = value(key);
    if (value.isPresent() && value.get() instanceof SequenceNode list) {
      return list.getValue();
    }
    value.ifPresent(other -> problem(key, "takes a list, such as [a, b]"));
    return List.of();
  }

  /** A list of texts; empty if it is not there. */
  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (Node each : list(key)) {
      if (each instanceof ScalarNode text && !text.getValue().isBlank()) {
        texts.add(text.getValue().strip());
      } else {
        problems.add(each, prefix + key, "takes texts that are not empty");
      }
    }
    return texts;
  }

  /** A text; empty if it is not there. */
  String text(String key) {
    Optional<Node> value = value(key);
    if (value.isPresent() && value.get() instanceof ScalarNode text) {
      return text.getValue().strip();
    }
    value.ifPresent(other -> problem(key, "takes a single value"));
    return "";
  }

  int whole(String key, int least, int most, int otherwise) {
    String text = text(key);
    if (text.isEmpty()) {
      return otherwise;
    }
    if (text.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    problem(
        key,
        least == most
            ? "takes " + least + ", not " + Problems.quoted(text)
            : "takes a whole number from "
                + least
                + " to "
                + most
                + ", not "
                + Problems.quoted(text));
    return otherwise == 0 ? least : otherwise;
  }

  /** A duration above zero; empty if it is not there. */
  Optional<Duration> duration(String key) {
    String text = text(key);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      Duration duration = Duration.parse(text);
      if (!duration.isNegative() && !duration.isZero()) {
        return Optional.of(duration);
      }
    } catch (DateTimeParseException notADuration) {
      // told below, together with those that are no use
    }
    problem(key, "takes a duration such as PT30M or PT24H, not " + Problems.quoted(text));
    return Optional.empty();
  }

  boolean truth(String key, boolean otherwise) {
    String text = text(key);
    if (!text.isEmpty() && !text.equals("true") && !text.equals("false")) {
      problem(key, "takes true or false, not " + Problems.quoted(text));
    }
    return text.isEmpty() ? otherwise : text.equals("true");
  }

  /** One of some words, in lower case. */
  <E extends Enum<E>> E oneOf(String key, Class<E> type, E otherwise) {
    String text = text(key);
    if (text.isEmpty()) {
      return otherwise;
    }
    for (E each : type.getEnumConstants()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(text)) {
        return each;
      }
    }
    List<String> names =
        Stream.of(type.getEnumConstants())
            .map(each -> each.name().toLowerCase(Locale.ROOT))
            .toList();
    problem(
        key,
        "is no "
            + Problems.quoted(text)
            + "; "
            + NearestKey.of(text, names)
                .map(near -> "did you mean \"" + near + "\"?")
                .orElse("it takes " + String.join(", ", names)));
    return otherwise;
  }

  /** Refuses every key that nobody has asked for. */
  void refuseOthers() {
    values.forEach(
        (key, tuple) -> {
          if (!known.contains(key)) {
            problems.add(
                tuple.getKeyNode(),
                prefix + Problems.quoted(key),
                "is not known; "
                    + NearestKey.of(key, known)
                        .map(near -> "did you mean \"" + near + "\"?")
                        .orElse(
                            known.stream().collect(Collectors.joining(", ", "known are ", ""))));
          }
        });
  }
}
