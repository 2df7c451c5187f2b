package dev.moie.app.cli;

import dev.moie.app.ExitCode;
import dev.moie.app.Session;
import dev.moie.app.Surroundings;
import dev.moie.app.TemporaryFolder;
import dev.moie.app.render.BeatText;
import dev.moie.app.render.JsonOutput;
import dev.moie.app.render.ProgressLine;
import dev.moie.app.render.Terminal;
import dev.moie.core.engine.BeatReport;
import dev.moie.core.engine.Simulation;
import dev.moie.core.state.InMemoryStateStore;
import dev.moie.core.state.InvalidStateException;
import dev.moie.core.state.StateProblem;
import dev.moie.core.workspace.Workspace;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code moie simulate}. */
@Command(
    name = "simulate",
    description = "Print what a heartbeat would do, and touch nothing.",
    footer = {
      "",
      "Without --verify an open job reads WOULD_VERIFY. With it the verifications are run: a",
      "verification_cmd is your own shell line, and cannot be proven to change nothing.",
      "",
      "Examples:",
      "  moie simulate                      the workspace's state",
      "  moie simulate - < state.json       a state from standard input",
      "  moie simulate --verify other.json"
    })
final class SimulateCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Sessions sessions;
  private final Surroundings surroundings;
  private final Terminal terminal;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "A state file, or - for standard input. Default: the workspace's.")
  private Optional<String> file = Optional.empty();

  @Option(names = "--verify", description = "Run the verifications.")
  private boolean verify;

  @Inject
  SimulateCommand(
      GlobalOptions options, Sessions sessions, Surroundings surroundings, Terminal terminal) {
    this.options = options;
    this.sessions = sessions;
    this.surroundings = surroundings;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    Workspace workspace = workspace();
    Path copies = Files.createTempDirectory("moie-simulate");
    try (Session session = sessions.simulating(workspace, copies);
        ProgressLine progress = new ProgressLine(terminal)) {
      boolean fromDatabase = file.isEmpty() && session.shared().isPresent();
      String name =
          fromDatabase
              ? session.statePlace()
              : file.orElse(workspace.stateFile().getFileName().toString());
      InMemoryStateStore store =
          new InMemoryStateStore(
              name.equals("-") ? "standard input" : name,
              fromDatabase ? session.shared().get().documents().export() : bytes(workspace),
              session.settings().timezone());
      BeatReport report = new Simulation(session.engine(), store).plan(verify, progress);
      progress.close();
      BeatText text = new BeatText(terminal);
      if (options.json()) {
        terminal.out().println(JsonOutput.text(JsonOutput.beat(report)));
      } else {
        text.print(report, true);
      }
      text.printWarnings(report, store.name());
      return report.hasProblem() ? ExitCode.PROBLEM : ExitCode.OK;
    } finally {
      TemporaryFolder.delete(copies);
    }
  }

  /**
   * A named file is planned for where it lies, standard input for here, unless a workspace is
   * named.
   */
  private Workspace workspace() throws Exception {
    if (options.home().isPresent() || file.isEmpty()) {
      return sessions.locate();
    }
    Path folder =
        file.get().equals("-")
            ? surroundings.folder()
            : surroundings.folder().resolve(file.get()).toAbsolutePath().getParent();
    return new Workspace(folder);
  }

  private byte[] bytes(Workspace workspace) throws IOException, InvalidStateException {
    if (file.isPresent() && file.get().equals("-")) {
      return System.in.readAllBytes();
    }
    Path path = file.map(surroundings.folder()::resolve).orElse(workspace.stateFile());
    try (InputStream in = Files.newInputStream(path)) {
      return in.readAllBytes();
    } catch (NoSuchFileException e) {
      throw unusable(path, "there is no such file; name a state file");
    } catch (AccessDeniedException e) {
      throw unusable(path, "it may not be read by this user; give read permission");
    }
  }

  private static InvalidStateException unusable(Path path, String message) {
    return new InvalidStateException(path.toString(), List.of(new StateProblem("", 1, message)));
  }
}
