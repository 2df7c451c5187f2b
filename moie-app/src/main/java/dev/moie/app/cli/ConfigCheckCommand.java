package dev.moie.app.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.app.ExitCode;
import dev.moie.app.config.SettingsList;
import dev.moie.app.render.JsonOutput;
import dev.moie.app.render.Plain;
import dev.moie.app.render.Terminal;
import dev.moie.core.workspace.Settings;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code moie config check}. */
@Command(
    name = "check",
    description = "Read moie.yaml, and tell everything that is wrong with it.",
    footer = {
      "",
      "Exit codes: 0 it can be used, or is not there; 3 it cannot. Whether channels and plugins work",
      "is what \"moie doctor\" tells.",
      "",
      "Example:",
      "  moie config check && systemctl --user reload moie"
    })
final class ConfigCheckCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Sessions sessions;
  private final Terminal terminal;

  @Inject
  ConfigCheckCommand(GlobalOptions options, Sessions sessions, Terminal terminal) {
    this.options = options;
    this.sessions = sessions;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    Path file = sessions.locate().settingsFile();
    // What is wrong with it comes out as an exception, all of it, with lines.
    long set =
        SettingsList.of(Settings.written(file)).stream()
            .filter(each -> each.written().isPresent())
            .count();
    if (options.json()) {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      json.put("file", file.toString()).put("exists", Files.exists(file)).put("set", set);
      terminal.out().println(JsonOutput.text(json));
    } else {
      String name = Plain.line(file.toString());
      terminal
          .out()
          .println(
              Files.exists(file)
                  ? name + " can be used; it sets " + set + (set == 1 ? " value" : " values")
                  : name + " is not there: the defaults hold");
    }
    return ExitCode.OK;
  }
}
