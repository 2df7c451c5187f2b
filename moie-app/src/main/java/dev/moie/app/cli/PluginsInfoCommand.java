package dev.moie.app.cli;

import dev.moie.app.ExitCode;
import dev.moie.app.Session;
import dev.moie.app.render.JsonOutput;
import dev.moie.app.render.PluginText;
import dev.moie.app.render.Terminal;
import dev.moie.core.plugin.PluginReport;
import dev.moie.core.plugin.PluginState;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code moie plugins info}. */
@Command(
    name = "info",
    description = "Describe a plugin: its job types and how to configure them.",
    footer = {"", "Example:", "  moie plugins info verify"})
final class PluginsInfoCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Sessions sessions;
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ID", description = "The id of a plugin.")
  private String id = "";

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
              .filter(report -> report.id().equals(id))
              .reduce((a, b) -> b.state() == PluginState.SHADOWED ? a : b);
      if (found.isEmpty()) {
        throw new ParameterException(spec.commandLine(), PluginIds.unknown(id, reports));
      }
      if (options.json()) {
        terminal.out().println(JsonOutput.text(JsonOutput.pluginInfo(found.get())));
      } else {
        new PluginText(terminal).info(found.get());
      }
      return ExitCode.OK;
    }
  }
}
