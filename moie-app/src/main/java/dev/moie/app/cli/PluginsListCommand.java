package dev.moie.app.cli;

import dev.moie.app.ExitCode;
import dev.moie.app.Session;
import dev.moie.app.render.JsonOutput;
import dev.moie.app.render.PluginText;
import dev.moie.app.render.RunningPluginsText;
import dev.moie.app.render.Terminal;
import dev.moie.core.plugin.PluginReport;
import dev.moie.core.plugin.RunningPlugins;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code moie plugins list}. */
@Command(
    name = "list",
    description = "List every plugin jar, what it offers, and what is wrong with it.")
final class PluginsListCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Sessions sessions;
  private final Terminal terminal;

  @Inject
  PluginsListCommand(GlobalOptions options, Sessions sessions, Terminal terminal) {
    this.options = options;
    this.sessions = sessions;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (Session session = sessions.open()) {
      List<PluginReport> reports = session.plugins().reports();
      Optional<RunningPlugins> running = RunningPlugins.read(session.workspace().runningPlugins());
      if (options.json()) {
        terminal
            .out()
            .println(
                JsonOutput.text(
                    JsonOutput.plugins(reports, session.plugins().problems(), running)));
      } else {
        new PluginText(terminal)
            .list(reports, session.plugins().problems(), session.workspace().plugins());
        running.ifPresent(new RunningPluginsText(terminal)::print);
      }
      return ExitCode.OK;
    }
  }
}
