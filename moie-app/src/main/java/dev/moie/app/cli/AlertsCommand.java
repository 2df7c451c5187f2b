package dev.moie.app.cli;

import dev.moie.app.ExitCode;
import dev.moie.app.Session;
import dev.moie.app.render.AlertsJson;
import dev.moie.app.render.AlertsText;
import dev.moie.app.render.AlertsView;
import dev.moie.app.render.JsonOutput;
import dev.moie.app.render.Terminal;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code moie alerts}. */
@Command(
    name = "alerts",
    description = "Show what people are told: channels, what is wrong now, and what was.",
    subcommands = {AlertsTestCommand.class, AlertsAckCommand.class},
    footer = {
      "",
      "Channels stand under \"alerts\" in moie.yaml; without one nothing is recorded.",
      "",
      "Examples:",
      "  moie alerts                        what is open, and the last 20",
      "  moie alerts test phone             send something now",
      "  moie alerts ack job/5.1/failing    do not repeat it"
    })
final class AlertsCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Sessions sessions;
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "At most so many of those that are over. Default: ${DEFAULT-VALUE}.")
  private int limit = 20;

  @Inject
  AlertsCommand(GlobalOptions options, Sessions sessions, Terminal terminal) {
    this.options = options;
    this.sessions = sessions;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    if (limit < 1 || limit > 10_000) {
      throw new ParameterException(spec.commandLine(), "--limit has to be 1 to 10000");
    }
    try (Session session = sessions.open()) {
      AlertsView view = AlertsView.of(session.settings().alerts(), session.alerts(), limit);
      if (options.json()) {
        terminal.out().println(JsonOutput.text(AlertsJson.of(view)));
      } else {
        new AlertsText(terminal).print(view);
      }
      return ExitCode.OK;
    }
  }
}
