package dev.moie.app.cli;

import dev.moie.app.ExitCode;
import dev.moie.app.Session;
import dev.moie.app.render.JsonOutput;
import dev.moie.app.render.Plain;
import dev.moie.app.render.StatusText;
import dev.moie.app.render.Terminal;
import dev.moie.core.state.LoadedState;
import dev.moie.core.state.StateStore;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code moie status}. */
@Command(
    name = "status",
    description = "Show what is where, and why.",
    footer = {"", "Example:", "  moie status --json | jq '.phases[].jobs[].status'"})
final class StatusCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Sessions sessions;
  private final Terminal terminal;

  @Inject
  StatusCommand(GlobalOptions options, Sessions sessions, Terminal terminal) {
    this.options = options;
    this.sessions = sessions;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (Session session = sessions.open()) {
      StateStore store = session.store();
      LoadedState loaded = store.load();
      String file = session.workspace().stateFile().toString();
      if (options.json()) {
        terminal.out().println(JsonOutput.text(JsonOutput.status(loaded.state(), file)));
      } else {
        new StatusText(terminal).print(loaded.state(), file, session.clock().instant());
      }
      loaded
          .warnings()
          .forEach(
              warning ->
                  terminal
                      .err()
                      .println("moie: warning: " + Plain.line(warning.describe(store.name()))));
      return ExitCode.OK;
    }
  }
}
