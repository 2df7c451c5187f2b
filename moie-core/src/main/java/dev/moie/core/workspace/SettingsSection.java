package dev.moie.core.workspace;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.core.text.Nearest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One mapping of a settings file. What is asked for becomes known; whatever else stands in it is
 * refused at the end. A value that does not fit is a problem, and the default is given instead.
 */
final class SettingsSection {
  private final String prefix;
  private final SettingsProblems problems;
  private final Map<String, NodeTuple> settings = new LinkedHashMap<>();
  private final Set<String> known = new TreeSet<>();

  private SettingsSection(String prefix, SettingsProblems problems) {
    this.prefix = prefix;
    this.problems = problems;
  }

  /** The whole file; null for an empty one. */
  static SettingsSection top(Node root, SettingsProblems problems) {
    SettingsSection top = new SettingsSection("", problems);
    if (root != null) {
      top.fill(root, "settings are \"key: value\" lines");
    }
    return top;
  }

  private void fill(Node node, String expectation) {
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        String key = tuple.getKeyNode() instanceof ScalarNode name ? name.getValue() : "";
        settings.put(key, tuple);
      }
    } else {
      problems.add(node, expectation);
    }
  }

  /** A nested mapping; empty if it is not there. */
  SettingsSection section(String key) {
    known.add(key);
    SettingsSection section = new SettingsSection(prefix + key + ".", problems);
    NodeTuple tuple = settings.get(key);
    if (tuple != null) {
      section.fill(tuple.getValueNode(), prefix + key + " takes \"key: value\" lines below it");
    }
    return section;
  }

  /** The keys that are there, in the order of the file. */
  Set<String> keys() {
    return Set.copyOf(settings.keySet());
  }

  /** Tells that something is wrong with the value of a key that is there. */
  void refuse(String key, String message) {
    known.add(key);
    problems.add(settings.get(key).getKeyNode(), prefix + key + " " + message);
  }

  /** A text that is not blank. */
  Optional<String> text(String key) {
    Optional<ScalarNode> value = value(key);
    if (value.isPresent() && value.get().getValue().isBlank()) {
      problems.add(value.get(), prefix + key + " takes a text that is not blank");
      return Optional.empty();
    }
    return value.map(ScalarNode::getValue);
  }

  /** A list of texts, not empty. */
  Optional<List<String>> texts(String key) {
    known.add(key);
    NodeTuple tuple = settings.get(key);
    if (tuple == null) {
      return Optional.empty();
    }
    if (tuple.getValueNode() instanceof SequenceNode list
        && !list.getValue().isEmpty()
        && list.getValue().stream().allMatch(ScalarNode.class::isInstance)) {
      return Optional.of(
          list.getValue().stream().map(each -> ((ScalarNode) each).getValue()).toList());
    }
    problems.add(tuple.getValueNode(), prefix + key + " takes a list of texts, [\"a\", \"b\"]");
    return Optional.empty();
  }

  ZoneId zone(String key, ZoneId otherwise) {
    Optional<ScalarNode> value = value(key);
    try {
      return value.map(text -> ZoneId.of(text.getValue())).orElse(otherwise);
    } catch (DateTimeException e) {
      problems.add(
          value.orElseThrow(),
          "unknown time zone \""
              + value.orElseThrow().getValue()
              + "\"; write one such as Europe/Berlin");
      return otherwise;
    }
  }

  /** A whole number from 1 on. */
  int whole(String key, int otherwise) {
    Optional<ScalarNode> value = value(key);
    if (value.isEmpty()) {
      return otherwise;
    }
    if (value.get().getValue().matches("[1-9][0-9]{0,8}")) {
      return Integer.parseInt(value.get().getValue());
    }
    problems.add(
        value.get(),
        prefix
            + key
            + " takes a whole number from 1 to 999999999, not \""
            + value.get().getValue()
            + '"');
    return otherwise;
  }

  Duration duration(String key, Duration otherwise) {
    Optional<ScalarNode> value = value(key);
    if (value.isEmpty()) {
      return otherwise;
    }
    try {
      Duration duration = Duration.parse(value.get().getValue());
      if (!duration.isNegative() && !duration.isZero()) {
        return duration;
      }
    } catch (DateTimeParseException notDuration) {
      // told below, together with those that are not positive
    }
    problems.add(
        value.get(),
        prefix
            + key
            + " takes an ISO-8601 duration such as P30D or PT12H, not \""
            + value.get().getValue()
            + '"');
    return otherwise;
  }

  /** A duration that may be zero. */
  Duration durationOrNone(String key, Duration otherwise) {
    Optional<ScalarNode> value = value(key);
    boolean none = value.isPresent() && value.get().getValue().matches("P(T?0[DHMS])+");
    return none ? Duration.ZERO : duration(key, otherwise);
  }

  /** One of the words of an enum, in lower case. */
  <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
    Optional<ScalarNode> value = value(key);
    if (value.isEmpty()) {
      return otherwise;
    }
    List<String> words =
        Arrays.stream(type.getEnumConstants())
            .map(each -> each.name().toLowerCase(Locale.ROOT))
            .toList();
    int place = words.indexOf(value.get().getValue());
    if (place < 0) {
      problems.add(
          value.get(),
          prefix
              + key
              + " takes "
              + String.join(" or ", words)
              + ", not \""
              + value.get().getValue()
              + '"');
      return otherwise;
    }
    return type.getEnumConstants()[place];
  }

  /** A text as it stands, of which nothing is demanded yet. */
  Optional<String> plain(String key) {
    known.add(key);
    NodeTuple tuple = settings.get(key);
    return tuple != null && tuple.getValueNode() instanceof ScalarNode value
        ? Optional.of(value.getValue())
        : Optional.empty();
  }

  /** A mapping of anything, as JSON; empty if it is not there. */
  ObjectNode object(String key) {
    known.add(key);
    NodeTuple tuple = settings.get(key);
    if (tuple == null) {
      return JsonNodeFactory.instance.objectNode();
    }
    return new YamlObject(prefix + key, problems).read(tuple.getValueNode());
  }

  boolean yesOrNo(String key, boolean otherwise) {
    Optional<ScalarNode> value = value(key);
    if (value.isEmpty()) {
      return otherwise;
    }
    String text = value.get().getValue();
    if (!text.equals("true") && !text.equals("false")) {
      problems.add(value.get(), prefix + key + " takes true or false, not \"" + text + '"');
    }
    return text.equals("true");
  }

  /**
   * A list of the SHA-256 fingerprints of certificates, in lower-case hex. They may be written as
   * the JDK's keytool prints them: {@code SHA256: 3A:5F:…}.
   */
  List<String> fingerprints(String key) {
    known.add(key);
    NodeTuple tuple = settings.get(key);
    if (tuple == null) {
      return List.of();
    }
    List<String> found = new ArrayList<>();
    if (tuple.getValueNode() instanceof SequenceNode list && !list.getValue().isEmpty()) {
      for (Node item : list.getValue()) {
        String text = item instanceof ScalarNode value ? value.getValue() : "";
        String hex =
            text.toLowerCase(Locale.ROOT).replaceFirst("^sha-?256[: ]", "").replaceAll("[: ]", "");
        if (hex.matches("[0-9a-f]{64}")) {
          found.add(hex);
        } else {
          problems.add(
              item,
              prefix
                  + key
                  + " takes SHA-256 fingerprints of certificates, 64 hex digits each, not \""
                  + text
                  + '"');
        }
      }
    } else {
      problems.add(
          tuple.getValueNode(), prefix + key + " takes a list of one or more fingerprints");
    }
    return found;
  }

  private Optional<ScalarNode> value(String key) {
    known.add(key);
    NodeTuple tuple = settings.get(key);
    if (tuple == null) {
      return Optional.empty();
    }
    if (tuple.getValueNode() instanceof ScalarNode value) {
      return Optional.of(value);
    }
    problems.add(tuple.getValueNode(), prefix + key + " takes a single value");
    return Optional.empty();
  }

  /** Refuses every key that nobody has asked for. */
  void refuseOthers() {
    settings.forEach(
        (key, tuple) -> {
          if (!known.contains(key)) {
            problems.add(
                tuple.getKeyNode(),
                "unknown setting \""
                    + prefix
                    + key
                    + "\"; "
                    + Nearest.of(key, known)
                        .map(near -> "did you mean \"" + prefix + near + "\"?")
                        .orElse("known are " + String.join(", ", known)));
          }
        });
  }
}
