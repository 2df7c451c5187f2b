package dev.moie.app.cli;

import dev.moie.app.ExitCode;
import dev.moie.app.Session;
import dev.moie.app.render.JsonOutput;
import dev.moie.app.render.SupplyJson;
import dev.moie.app.render.Terminal;
import dev.moie.core.plugin.DisabledPlugins;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code moie plugins disable}. */
@Command(
    name = "disable",
    description = "Keep a plugin from being used in this workspace, whatever its version.",
    footer = {
      "",
      "Its jobs are inconclusive meanwhile, and none of its code runs. An engine that is at work",
      "sees it at its next step; a call that runs is not ended.",
      "",
      "Example:",
      "  moie plugins disable arxiv --reason \"the proxy is down\""
    })
final class PluginsDisableCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Sessions sessions;
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ID", description = "The id of a plugin; a bundled one too.")
  private String id = "";

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why; told wherever it matters.")
  private String reason = "";

  @Inject
  PluginsDisableCommand(GlobalOptions options, Sessions sessions, Terminal terminal) {
    this.options = options;
    this.sessions = sessions;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (Session session = sessions.open()) {
      PluginIds.check(id, session, spec);
      DisabledPlugins disabled = session.plugins().disabled();
      disabled.disable(id, reason, session.clock().instant());
      List<String> jobs = JobsOfPlugin.of(id, session, sessions);
      if (options.json()) {
        terminal
            .out()
            .println(JsonOutput.text(SupplyJson.disabled(disabled.of(id).orElseThrow(), jobs)));
      } else if (!options.quiet()) {
        terminal
            .out()
            .println(
                "Plugin " + id + " is disabled; \"moie plugins enable " + id + "\" undoes it.");
      }
      JobsOfPlugin.warn(jobs, "cannot be verified meanwhile", sessions);
      return ExitCode.OK;
    }
  }
}
