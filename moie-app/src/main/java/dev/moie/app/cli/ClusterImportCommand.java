package dev.moie.app.cli;

import dev.moie.app.ExitCode;
import dev.moie.app.PostgresStorage;
import dev.moie.app.Session;
import dev.moie.app.Storage;
import dev.moie.app.render.Terminal;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code moie cluster import}. */
@Command(
    name = "import",
    description = "Bring a state file into the database that store: names.",
    footer = {"", "Example:", "  moie cluster import sovereign_state_v2.json"})
final class ClusterImportCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Sessions sessions;
  private final Terminal terminal;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "The state file. Default: that of the workspace.")
  private Optional<Path> file = Optional.empty();

  @Option(names = "--replace", description = "Replace the state that is there.")
  private boolean replace;

  @Inject
  ClusterImportCommand(GlobalOptions options, Sessions sessions, Terminal terminal) {
    this.options = options;
    this.sessions = sessions;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (Session session = sessions.open();
        Storage.Hold held = sessions.lock(session, "cluster import")) {
      PostgresStorage shared = session.shared().orElseThrow();
      Path from = file.orElse(session.workspace().stateFile());
      shared.documents().put(Files.readAllBytes(from), replace);
      if (!options.quiet()) {
        terminal.out().println("Imported " + from + " into " + shared.place());
      }
      return ExitCode.OK;
    }
  }
}
