package dev.moie.core.workspace;

import dev.moie.core.text.Nearest;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Reads {@code moie.yaml} strictly: an unknown key is an error with the one that was probably
 * meant.
 */
final class SettingsReader {
  private static final Set<String> KEYS = Set.of("timezone");

  private final Path file;
  private final List<String> problems = new ArrayList<>();
  private ZoneId timezone = ZoneId.systemDefault();

  SettingsReader(Path file) {
    this.file = file;
  }

  Settings read() throws SettingsException, IOException {
    Node root = compose();
    if (root instanceof MappingNode settings) {
      settings.getValue().forEach(this::setting);
    } else if (root != null) {
      problem(root, "settings are \"key: value\" lines");
    }
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
    return new Settings(timezone);
  }

  private Node compose() throws SettingsException, IOException {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setMaxAliasesForCollections(10);
    try (Reader reader = Files.newBufferedReader(file)) {
      return new Yaml(new SafeConstructor(options)).compose(reader);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new SettingsException(List.of(file + ":" + line + ": not YAML: " + e.getProblem()));
    } catch (YAMLException | CharacterCodingException e) {
      String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new SettingsException(List.of(file + ":1: not YAML in UTF-8: " + why));
    }
  }

  private void setting(NodeTuple tuple) {
    String key = tuple.getKeyNode() instanceof ScalarNode name ? name.getValue() : "";
    if (!KEYS.contains(key)) {
      problem(
          tuple.getKeyNode(),
          "unknown setting \""
              + key
              + "\"; "
              + Nearest.of(key, KEYS)
                  .map(near -> "did you mean \"" + near + "\"?")
                  .orElse("known are " + String.join(", ", KEYS)));
    } else if (tuple.getValueNode() instanceof ScalarNode value) {
      timezone(value);
    } else {
      problem(tuple.getValueNode(), key + " takes a single value");
    }
  }

  private void timezone(ScalarNode value) {
    try {
      timezone = ZoneId.of(value.getValue());
    } catch (DateTimeException e) {
      problem(
          value, "unknown time zone \"" + value.getValue() + "\"; write one such as Europe/Berlin");
    }
  }

  private void problem(Node node, String message) {
    problems.add(file + ":" + (node.getStartMark().getLine() + 1) + ": " + message);
  }
}
