package dev.moie.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.app.ExitCode;
import dev.moie.app.Session;
import dev.moie.app.render.JsonOutput;
import dev.moie.app.render.PluginSchema;
import dev.moie.app.render.PluginText;
import dev.moie.app.render.Terminal;
import dev.moie.core.plugin.PluginReport;
import dev.moie.core.plugin.PluginState;
import dev.moie.core.plugin.TypeInfo;
import dev.moie.core.text.Nearest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code moie plugins info}. */
@Command(
    name = "info",
    description = "Describe a plugin: its job types and how to configure them.",
    footer = {
      "",
      "Examples:",
      "  moie plugins info verify",
      "  moie plugins info verify/file            one of its job types",
      "  moie plugins info verify/file --schema   its JSON Schema, for an editor"
    })
final class PluginsInfoCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Sessions sessions;
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "ID",
      description = "The id of a plugin, or the name of a job type: PLUGIN/TYPE.")
  private String id = "";

  @Option(
      names = "--schema",
      description =
          "Print the JSON Schema of its steps; of the configuration if a job type is named.")
  private boolean schema;

  @Inject
  PluginsInfoCommand(GlobalOptions options, Sessions sessions, Terminal terminal) {
    this.options = options;
    this.sessions = sessions;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (Session session = sessions.open()) {
      List<PluginReport> reports = session.plugins().reports();
      Optional<PluginReport> found =
          reports.stream()
              .filter(report -> report.id().equals(plugin()))
              .reduce((a, b) -> b.state() == PluginState.SHADOWED ? a : b);
      if (found.isEmpty()) {
        throw new ParameterException(spec.commandLine(), PluginIds.unknown(plugin(), reports));
      }
      Optional<TypeInfo> type = type(found.get());
      if (id.contains("/") && type.isEmpty()) {
        throw new ParameterException(spec.commandLine(), unknownType(found.get()));
      }
      if (schema) {
        ObjectNode whole = PluginSchema.of(found.get());
        terminal.out().println(JsonOutput.text(type.map(PluginSchema::of).orElse(whole)));
      } else if (type.isPresent() && !options.json()) {
        new PluginText(terminal).type(type.get());
      } else if (options.json()) {
        terminal.out().println(JsonOutput.text(JsonOutput.pluginInfo(found.get())));
      } else {
        new PluginText(terminal).info(found.get());
      }
      return ExitCode.OK;
    }
  }

  private String plugin() {
    int slash = id.indexOf('/');
    return slash < 0 ? id : id.substring(0, slash);
  }

  private Optional<TypeInfo> type(PluginReport report) {
    return report.types().stream().filter(type -> type.name().equals(id)).findFirst();
  }

  private String unknownType(PluginReport report) {
    List<String> names = report.types().stream().map(TypeInfo::name).toList();
    return "there is no job type \""
        + id
        + "\"; "
        + Nearest.of(id, names)
            .map(near -> "did you mean \"" + near + "\"?")
            .orElse("plugin " + report.id() + " has " + String.join(", ", names));
  }
}
