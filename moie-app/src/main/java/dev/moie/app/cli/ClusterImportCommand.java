package dev.moie.app.cli;

import dev.moie.app.ExitCode;
import dev.moie.app.NativeSqlite;
import dev.moie.app.PostgresStorage;
import dev.moie.app.Session;
import dev.moie.app.Storage;
import dev.moie.app.Surroundings;
import dev.moie.app.render.ClusterJson;
import dev.moie.app.render.ClusterText;
import dev.moie.app.render.JsonOutput;
import dev.moie.app.render.Plain;
import dev.moie.app.render.Terminal;
import dev.moie.core.postgres.Moved;
import dev.moie.core.postgres.WorkspaceImport;
import dev.moie.core.state.InMemoryStateStore;
import dev.moie.core.workspace.Workspace;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code moie cluster import}. */
@Command(
    name = "import",
    description =
        "Move this workspace, its state and its log, into the database that store: names.",
    footer = {
      "",
      "The files get names that end in .imported: they do not count any more. A schema that has a",
      "workspace already is refused. With --replace, its state alone is replaced, as if somebody had",
      "edited a file: the nodes that run take it over, and the old state is kept in state_backup.",
      "",
      "Examples:",
      "  moie cluster import",
      "  moie cluster import --replace edited.json"
    })
final class ClusterImportCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Sessions sessions;
  private final Surroundings surroundings;
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "With --replace: the new state. Default: the workspace's state file.")
  private Optional<Path> file = Optional.empty();

  @Option(names = "--replace", description = "Replace the state that is there; the log stays.")
  private boolean replace;

  @Inject
  ClusterImportCommand(
      GlobalOptions options, Sessions sessions, Surroundings surroundings, Terminal terminal) {
    this.options = options;
    this.sessions = sessions;
    this.surroundings = surroundings;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    if (file.isPresent() && !replace) {
      throw new ParameterException(
          spec.commandLine(), "a FILE goes with --replace; the workspace is imported as a whole");
    }
    try (Session session = sessions.open()) {
      PostgresStorage shared = Clusters.of(session);
      Path from = file.map(surroundings.folder()::resolve).orElse(session.workspace().stateFile());
      if (!Files.exists(from)) {
        throw new IOException(from + " does not exist, so there is nothing to import");
      }
      if (replace) {
        replace(session, shared, from);
      } else {
        move(session, shared, from);
      }
      return ExitCode.OK;
    }
  }

  /** Without the lead: a node that has it is to go on, and takes over what it finds. */
  private void replace(Session session, PostgresStorage shared, Path from) throws Exception {
    if (shared.stamp().equals("none")) {
      throw new IOException(
          shared.place() + " has no state to replace; import the workspace without --replace");
    }
    byte[] document = Files.readAllBytes(from);
    shared.documents().put(document, true);
    List<Path> aside = file.isPresent() ? List.of() : PutAside.state(session.workspace());
    String log = shared.log().position().orElseThrow().log();
    Moved moved = new Moved(document.length, Map.of(), log);
    print(
        JsonOutput.text(ClusterJson.moved(from.toString(), shared.place(), moved, aside)),
        "Replaced the state by " + from + " (" + document.length + " bytes)",
        shared,
        aside);
  }

  private void move(Session session, PostgresStorage shared, Path from) throws Exception {
    Workspace workspace = session.workspace();
    NativeSqlite.use(surroundings);
    try (Storage.Hold held = sessions.lock(session, "cluster import")) {
      byte[] document = Files.readAllBytes(from);
      new InMemoryStateStore(from.toString(), document.clone(), session.clock().getZone()).load();
      Optional<Moved> moved =
          WorkspaceImport.run(shared.database(), document, workspace.executionLog());
      List<Path> aside = new ArrayList<>(PutAside.state(workspace));
      aside.addAll(PutAside.log(workspace));
      if (moved.isPresent()) {
        print(
            JsonOutput.text(ClusterJson.moved(from.toString(), shared.place(), moved.get(), aside)),
            "Imported " + from + ": " + ClusterText.moved(moved.get()),
            shared,
            aside);
      } else {
        sessions.note("this workspace is in " + shared.place() + " already; nothing was changed");
        printAside(aside);
      }
    }
  }

  // Nothing of the database in a signature here: whoever lists the commands would load it.
  private void print(String json, String what, PostgresStorage shared, List<Path> aside) {
    if (options.json()) {
      terminal.out().println(json);
    } else if (!options.quiet()) {
      terminal.out().println(Plain.line(what));
      terminal.out().println(Plain.line((replace ? "in " : "into ") + shared.place()));
      if (replace) {
        terminal.out().println("The nodes that run take it over as they do an edited file.");
      }
      printAside(aside);
    }
  }

  private void printAside(List<Path> aside) {
    if (!options.json() && !options.quiet()) {
      aside.forEach(each -> terminal.out().println(Plain.line("does not count any more: " + each)));
    }
  }
}
