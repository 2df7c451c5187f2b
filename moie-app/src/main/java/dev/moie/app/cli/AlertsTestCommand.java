package dev.moie.app.cli;

import dev.moie.api.alert.Delivery;
import dev.moie.app.ExitCode;
import dev.moie.app.Session;
import dev.moie.app.render.AlertsJson;
import dev.moie.app.render.JsonOutput;
import dev.moie.app.render.Plain;
import dev.moie.app.render.Terminal;
import dev.moie.core.text.Nearest;
import dev.moie.core.workspace.ChannelSettings;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code moie alerts test}. */
@Command(
    name = "test",
    description = "Send something to a channel now, once, and tell what came of it.",
    footer = {"", "Example:", "  moie alerts test phone"})
final class AlertsTestCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Sessions sessions;
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "CHANNEL", description = "The name of a channel in moie.yaml.")
  private String channel = "";

  @Inject
  AlertsTestCommand(GlobalOptions options, Sessions sessions, Terminal terminal) {
    this.options = options;
    this.sessions = sessions;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (Session session = sessions.open()) {
      Optional<Delivery> tried = session.alerts().test(channel);
      if (tried.isEmpty()) {
        throw new ParameterException(
            spec.commandLine(), unknown(session.settings().alerts().channels()));
      }
      Delivery delivery = tried.get();
      if (options.json()) {
        terminal.out().println(JsonOutput.text(AlertsJson.test(channel, delivery)));
      } else if (delivery.isDelivered()) {
        String detail = delivery.detail().isEmpty() ? "" : ": " + Plain.line(delivery.detail());
        terminal.out().println("Delivered to " + channel + detail);
      } else {
        terminal
            .err()
            .println("moie: " + channel + " was not told: " + Plain.line(delivery.detail()));
      }
      return delivery.isDelivered() ? ExitCode.OK : ExitCode.PROBLEM;
    }
  }

  private String unknown(List<ChannelSettings> channels) {
    List<String> names = channels.stream().map(ChannelSettings::name).toList();
    String hint =
        names.isEmpty()
            ? "there is none; name one under \"alerts.channels\" in moie.yaml"
            : Nearest.of(channel, names)
                .map(near -> "did you mean \"" + near + "\"?")
                .orElse("there are " + String.join(", ", names));
    return "there is no channel \"" + channel + "\"; " + hint;
  }
}
