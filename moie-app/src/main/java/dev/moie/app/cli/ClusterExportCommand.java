package dev.moie.app.cli;

import dev.moie.app.ExitCode;
import dev.moie.app.Session;
import dev.moie.app.render.Terminal;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code moie cluster export}. */
@Command(
    name = "export",
    description = "Write the state out as the file that it was.",
    footer = {"", "Example:", "  moie cluster export > state.json"})
final class ClusterExportCommand implements Callable<Integer> {
  private final Sessions sessions;
  private final Terminal terminal;

  @Inject
  ClusterExportCommand(Sessions sessions, Terminal terminal) {
    this.sessions = sessions;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (Session session = sessions.open()) {
      byte[] document = session.shared().orElseThrow().documents().export();
      terminal.out().write(document, 0, document.length);
      terminal.out().flush();
      return ExitCode.OK;
    }
  }
}
