package dev.moie.core.plugin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.core.engine.StepExecutor;
import dev.moie.core.json.JsonTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A plugin's {@code META-INF/moie/types.json}.
 *
 * @param types its job types
 * @param commands the commands that it adds to the program
 * @param extensions its extensions, by the extension point that they implement
 */
record TypeIndex(
    List<TypeInfo> types, List<CommandInfo> commands, Map<String, List<Extension>> extensions) {
  static final TypeIndex EMPTY = new TypeIndex(List.of(), List.of(), Map.of());

  private static final int FORMAT = 1;
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*/[a-z][a-z0-9-]*");
  private static final Pattern COMMAND = Pattern.compile("[a-z][a-z0-9-]*");
  private static final Pattern OPTION = Pattern.compile("-[a-zA-Z]|--[a-z][a-z0-9-]*");
  private static final String LISTENER = "dev.moie.api.EngineListener";
  private static final String POLICY = "dev.moie.api.policy.Policy";

  /**
   * One extension.
   *
   * @param className its class
   * @param onlyWithFile the file in the workspace's folder without which it is not used
   */
  record Extension(String className, Optional<String> onlyWithFile) {}

  static TypeIndex parse(String json) throws BadIndexException {
    JsonNode root;
    try {
      root = JsonTree.read(json);
    } catch (JsonProcessingException e) {
      throw new BadIndexException("it is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new BadIndexException("it is not JSON: " + e.getMessage());
    }
    if (root.path("format").asInt(0) != FORMAT) {
      throw new BadIndexException("its format is " + root.path("format") + ", not " + FORMAT);
    }
    List<TypeInfo> types = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonNode type : root.path("types")) {
      types.add(type(type));
      if (!names.add(type.path("name").asText())) {
        throw new BadIndexException("the type " + type.path("name") + " stands in it twice");
      }
    }
    List<CommandInfo> commands = new ArrayList<>();
    for (JsonNode command : root.path("commands")) {
      commands.add(command(command));
    }
    Map<String, List<Extension>> extensions = new HashMap<>();
    for (JsonNode extension : root.path("extensions")) {
      for (JsonNode point : extension.path("points")) {
        Optional<String> file =
            extension.has("only_with_file")
                ? Optional.of(text(extension, "only_with_file"))
                : Optional.empty();
        extensions
            .computeIfAbsent(point.asText(), its -> new ArrayList<>())
            .add(new Extension(text(extension, "class"), file));
      }
    }
    return new TypeIndex(List.copyOf(types), List.copyOf(commands), Map.copyOf(extensions));
  }

  /** The classes of its engine listeners. */
  List<String> listeners() {
    return implementing(LISTENER);
  }

  /** The classes of its policies. */
  List<String> policies() {
    return implementing(POLICY);
  }

  /** The files without which some of its policies are not used. */
  List<String> policyFiles() {
    return extensions.getOrDefault(POLICY, List.of()).stream()
        .flatMap(each -> each.onlyWithFile().stream())
        .toList();
  }

  /** The classes of its listeners that are used in a workspace with certain files. */
  List<String> listeners(Predicate<String> hasFile) {
    return used(LISTENER, hasFile);
  }

  /** The classes of its policies that are used in a workspace with certain files. */
  List<String> policies(Predicate<String> hasFile) {
    return used(POLICY, hasFile);
  }

  /** The classes that implement an extension point. */
  List<String> implementing(String point) {
    return used(point, file -> true);
  }

  private List<String> used(String point, Predicate<String> hasFile) {
    return extensions.getOrDefault(point, List.of()).stream()
        .filter(each -> each.onlyWithFile().map(hasFile::test).orElse(true))
        .map(Extension::className)
        .toList();
  }

  private static TypeInfo type(JsonNode node) throws BadIndexException {
    String word = text(node, "kind");
    StepExecutor.Kind kind = null;
    for (StepExecutor.Kind each : StepExecutor.Kind.values()) {
      kind = each.word().equals(word) ? each : kind;
    }
    if (kind == null) {
      throw new BadIndexException("the kind \"" + word + "\" is unknown");
    }
    if (!NAME.matcher(text(node, "name")).matches()) {
      throw new BadIndexException("a type's name is not like \"plugin/type\"");
    }
    return new TypeInfo(
        text(node, "name"),
        kind,
        text(node, "class"),
        text(node, "summary"),
        object(node, "example"),
        text(node, "config"),
        object(node, "schema"));
  }

  private static CommandInfo command(JsonNode node) throws BadIndexException {
    if (!COMMAND.matcher(text(node, "name")).matches()) {
      throw new BadIndexException("a command's name is not of lower-case letters");
    }
    List<CommandInfo.Option> options = new ArrayList<>();
    for (JsonNode option : node.path("options")) {
      if (!OPTION.matcher(text(option, "name")).matches()) {
        throw new BadIndexException("an option of a command is not like \"--option\"");
      }
      options.add(
          new CommandInfo.Option(text(option, "name"), text(option, "doc"), text(option, "value")));
    }
    return new CommandInfo(
        text(node, "name"),
        text(node, "class"),
        text(node, "summary"),
        text(node, "parameters"),
        options);
  }

  private static String text(JsonNode node, String key) throws BadIndexException {
    if (!node.path(key).isTextual()) {
      throw new BadIndexException("\"" + key + "\" is missing");
    }
    return node.path(key).asText();
  }

  private static ObjectNode object(JsonNode node, String key) throws BadIndexException {
    if (node.path(key) instanceof ObjectNode object) {
      return object;
    }
    throw new BadIndexException("\"" + key + "\" is missing");
  }

  /** An index that cannot be used. */
  static final class BadIndexException extends Exception {
    private static final long serialVersionUID = 1L;

    BadIndexException(String message) {
      super(message);
    }
  }
}
