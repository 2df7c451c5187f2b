package dev.moie.app.cli;

import dev.moie.app.ExitCode;
import dev.moie.app.NativeSqlite;
import dev.moie.app.PostgresStorage;
import dev.moie.app.Session;
import dev.moie.app.Surroundings;
import dev.moie.app.render.ClusterJson;
import dev.moie.app.render.ClusterText;
import dev.moie.app.render.JsonOutput;
import dev.moie.app.render.Plain;
import dev.moie.app.render.Terminal;
import dev.moie.core.cluster.NodeRow;
import dev.moie.core.io.AtomicFile;
import dev.moie.core.postgres.WorkspaceExport;
import dev.moie.core.state.InMemoryStateStore;
import dev.moie.core.workspace.Workspace;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code moie cluster export}. */
@Command(
    name = "export",
    description = "Write the state out as the file that it was, or the whole workspace.",
    footer = {
      "",
      "Without --to the state goes to the standard output, byte by byte. A folder gets the state",
      "file and the log as they are at one moment, also while nodes run; the database is left as it",
      "is. To go back to files: stop all nodes, export --to . and take \"store\" out of moie.yaml.",
      "",
      "Examples:",
      "  moie cluster export > state.json",
      "  moie cluster export --to /backup/workspace"
    })
final class ClusterExportCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Sessions sessions;
  private final Surroundings surroundings;
  private final Terminal terminal;

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description = "Write state file and log there. Nothing is overwritten.")
  private Optional<Path> folder = Optional.empty();

  @Inject
  ClusterExportCommand(
      GlobalOptions options, Sessions sessions, Surroundings surroundings, Terminal terminal) {
    this.options = options;
    this.sessions = sessions;
    this.surroundings = surroundings;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (Session session = sessions.open()) {
      PostgresStorage shared = Clusters.of(session);
      if (folder.isEmpty()) {
        byte[] document = shared.documents().export();
        terminal.out().write(document, 0, document.length);
        terminal.out().flush();
      } else {
        whole(session, shared, new Workspace(surroundings.folder().resolve(folder.get())));
      }
      return ExitCode.OK;
    }
  }

  private void whole(Session session, PostgresStorage shared, Workspace to) throws Exception {
    for (Path taken :
        List.of(
            to.root().resolve(Workspace.STATE_V1),
            to.root().resolve(Workspace.STATE_V2),
            to.executionLog())) {
      if (Files.exists(taken)) {
        throw new IOException(
            taken
                + " is there already, and nothing is overwritten; move it away, or name another"
                + " folder");
      }
    }
    NativeSqlite.use(surroundings);
    Files.createDirectories(to.internal());
    WorkspaceExport export =
        WorkspaceExport.run(shared.database(), to.executionLog())
            .orElseThrow(() -> new IOException(shared.place() + " has no state to export"));
    // A mark that an older log has left would be believed; and there may be letters and alerts.
    Files.deleteIfExists(to.internal().resolve("checkpoint"));
    for (String flag : List.of("requests", "alerts")) {
      Files.write(to.internal().resolve(flag), new byte[0]);
    }
    int version =
        new InMemoryStateStore("", export.document().clone(), session.clock().getZone())
            .load()
            .state()
            .schemaVersion();
    // The last one: without it the folder is no workspace.
    Path file = to.stateFile(version);
    AtomicFile.write(file, export.document());
    String folder = to.root().toString();
    print(
        JsonOutput.text(ClusterJson.moved(shared.place(), folder, export.moved(), List.of())),
        "Exported into " + folder + ": " + ClusterText.moved(export.moved()),
        shared,
        to);
  }

  // Nothing of the database in a signature here: whoever lists the commands would load it.
  private void print(String json, String what, PostgresStorage shared, Workspace to) {
    if (options.json()) {
      terminal.out().println(json);
    } else if (!options.quiet()) {
      terminal.out().println(Plain.line(what));
      if (Files.exists(to.settingsFile())) {
        terminal
            .out()
            .println(Plain.line("It counts once \"store\" is taken out of " + to.settingsFile()));
      }
    }
    long living =
        shared.nodes().all().stream().filter(node -> node.state() != NodeRow.State.DEAD).count();
    if (living > 0) {
      sessions.note(
          living
              + (living == 1 ? " node goes" : " nodes go")
              + " on with the database; stop them before anything is run in "
              + to.root());
    }
  }
}
