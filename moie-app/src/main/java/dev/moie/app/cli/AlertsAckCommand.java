package dev.moie.app.cli;

import dev.moie.app.ExitCode;
import dev.moie.app.Session;
import dev.moie.app.Surroundings;
import dev.moie.app.render.AlertsJson;
import dev.moie.app.render.JsonOutput;
import dev.moie.app.render.Plain;
import dev.moie.app.render.Terminal;
import dev.moie.core.log.AlertEntry;
import dev.moie.core.text.Nearest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code moie alerts ack}. */
@Command(
    name = "ack",
    description = "Do not repeat an alert any more; that it is over is told all the same.",
    footer = {"", "Example:", "  moie alerts ack job/5.1/failing"})
final class AlertsAckCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Sessions sessions;
  private final Surroundings surroundings;
  private final Terminal terminal;

  @Parameters(paramLabel = "KEY", description = "The key of an alert that is open.")
  private String key = "";

  @Inject
  AlertsAckCommand(
      GlobalOptions options, Sessions sessions, Surroundings surroundings, Terminal terminal) {
    this.options = options;
    this.sessions = sessions;
    this.surroundings = surroundings;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (Session session = sessions.open()) {
      Optional<AlertEntry> found = session.alerts().book().acknowledge(key, surroundings.user());
      if (options.json()) {
        terminal
            .out()
            .println(
                JsonOutput.text(
                    AlertsJson.acknowledgement(key, found.isPresent(), surroundings.user())));
      } else if (found.isPresent()) {
        terminal.out().println("It is not repeated: " + Plain.line(found.get().subject()));
      } else {
        terminal.err().println("moie: " + Plain.line(unknown(session)));
      }
      return found.isPresent() ? ExitCode.OK : ExitCode.PROBLEM;
    }
  }

  private String unknown(Session session) {
    List<String> open = session.alerts().log().open().stream().map(AlertEntry::key).toList();
    String hint =
        open.isEmpty()
            ? "nothing is"
            : Nearest.of(key, open)
                .map(near -> "did you mean \"" + near + "\"?")
                .orElse("open are " + String.join(", ", open));
    return "no alert \"" + key + "\" is open; " + hint;
  }
}
