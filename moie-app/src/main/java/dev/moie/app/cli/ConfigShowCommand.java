package dev.moie.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.app.ExitCode;
import dev.moie.app.config.Setting;
import dev.moie.app.config.SettingsList;
import dev.moie.app.render.JsonOutput;
import dev.moie.app.render.Plain;
import dev.moie.app.render.Terminal;
import dev.moie.core.workspace.Settings;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code moie config show}. */
@Command(
    name = "show",
    description = "Show every setting, what holds, and whether moie.yaml says so.",
    footer = {
      "",
      "Of secrets the place is shown, never the value; of what channels take, only the names.",
      "",
      "Examples:",
      "  moie config show",
      "  moie config show --set             only what moie.yaml says",
      "  moie config show --json | jq '.settings[] | select(.source == \"file\")'"
    })
final class ConfigShowCommand implements Callable<Integer> {
  private static final int KEY_WIDTH = 34;
  private static final int VALUE_WIDTH = 24;

  private final GlobalOptions options;
  private final Sessions sessions;
  private final Terminal terminal;

  @Option(names = "--set", description = "Only what moie.yaml says itself.")
  private boolean set;

  @Inject
  ConfigShowCommand(GlobalOptions options, Sessions sessions, Terminal terminal) {
    this.options = options;
    this.sessions = sessions;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    Path file = sessions.locate().settingsFile();
    List<Setting> settings =
        SettingsList.of(Settings.written(file)).stream()
            .filter(each -> !set || each.written().isPresent())
            .toList();
    if (options.json()) {
      terminal.out().println(JsonOutput.text(json(file, settings)));
      return ExitCode.OK;
    }
    terminal
        .out()
        .println(
            Plain.line(file.toString())
                + (Files.exists(file) ? "" : ", which is not there: these are the defaults"));
    for (Setting each : settings) {
      String value = each.value().map(ConfigShowCommand::text).orElse("-");
      terminal
          .out()
          .println(
              ("  "
                      + pad(Plain.line(each.key()), KEY_WIDTH)
                      + pad(Plain.line(value), VALUE_WIDTH)
                      + (each.written().isPresent() ? "set" : "default"))
                  .stripTrailing());
    }
    return ExitCode.OK;
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(1, width - text.length()));
  }

  private static String text(JsonNode value) {
    return value.isValueNode() ? value.asText() : value.toString();
  }

  private static ObjectNode json(Path file, List<Setting> settings) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("file", file.toString());
    json.put("exists", Files.exists(file));
    for (Setting each : settings) {
      ObjectNode node = json.withArray("settings").addObject();
      node.put("key", each.key());
      node.set("value", each.value().orElse(null));
      node.set("default", each.byDefault().orElse(null));
      node.put("source", each.written().isPresent() ? "file" : "default");
      node.put("description", each.description());
    }
    if (settings.isEmpty()) {
      json.putArray("settings");
    }
    return json;
  }
}
