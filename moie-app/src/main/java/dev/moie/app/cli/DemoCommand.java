package dev.moie.app.cli;

import dev.moie.app.ExitCode;
import dev.moie.app.Session;
import dev.moie.app.Storage;
import dev.moie.app.Surroundings;
import dev.moie.app.demo.RecordedOllama;
import dev.moie.app.render.BeatText;
import dev.moie.app.render.PhasePicture;
import dev.moie.app.render.ProgressLine;
import dev.moie.app.render.Terminal;
import dev.moie.app.template.Template;
import dev.moie.app.template.WorkspaceMaker;
import dev.moie.core.engine.BeatReport;
import dev.moie.core.engine.Heartbeat;
import dev.moie.core.workspace.Workspace;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code moie demo}. */
@Command(
    name = "demo",
    description = "Make a workspace ./moie-demo and beat it from phase 1 to eternal monitoring.",
    footer = {"", "Works without a network, and touches nothing outside its folder."})
final class DemoCommand implements Callable<Integer> {
  private final Sessions sessions;
  private final Surroundings surroundings;
  private final WorkspaceMaker maker;
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "DIR", description = "Where. Default: moie-demo.")
  private Optional<Path> folder = Optional.empty();

  @Inject
  DemoCommand(
      Sessions sessions, Surroundings surroundings, WorkspaceMaker maker, Terminal terminal) {
    this.sessions = sessions;
    this.surroundings = surroundings;
    this.maker = maker;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    Path root = surroundings.folder().resolve(folder.orElse(Path.of("moie-demo"))).normalize();
    PrintStream out = terminal.out();
    try (RecordedOllama ollama = RecordedOllama.start()) {
      Workspace workspace = new Workspace(root);
      boolean again = Files.exists(workspace.stateFile());
      if (again) {
        out.println(root + " is there already: beating it once more.");
      } else if (isUsed(root)) {
        throw new ParameterException(
            spec.commandLine(),
            root + " is there, and is no workspace; name another folder: moie demo DIR");
      } else {
        workspace = maker.make(root, Template.DEMO, Map.of("OLLAMA_URL", ollama.url()));
        out.println("Made the workspace " + root + ". Two things in it are simulated:");
        out.println("  1.1 checks the file schedule.cron in it, and no real crontab;");
        out.println("  2.1 asks a recorded Ollama at " + ollama.url() + ", and no real one.");
      }
      out.println();
      return beat(workspace);
    }
  }

  private static boolean isUsed(Path root) throws IOException {
    if (!Files.exists(root)) {
      return false;
    }
    if (!Files.isDirectory(root)) {
      return true;
    }
    try (Stream<Path> entries = Files.list(root)) {
      return entries.findAny().isPresent();
    }
  }

  private int beat(Workspace workspace) throws Exception {
    try (Session session = sessions.open(workspace);
        Storage.Hold held = sessions.lock(session, "demo");
        Session.Work work = session.work();
        ProgressLine progress = new ProgressLine(terminal)) {
      BeatReport report = new Heartbeat(session.engine(), session.store()).beat(false, progress);
      progress.close();
      BeatText text = new BeatText(terminal);
      text.print(report, false);
      text.printWarnings(report, session.store().name());
      next(workspace, report);
      return report.hasProblem() ? ExitCode.PROBLEM : ExitCode.OK;
    }
  }

  private void next(Workspace workspace, BeatReport report) {
    PrintStream out = terminal.out();
    Path logs = workspace.researchLogs();
    out.println();
    out.println("Where to look next:");
    out.println(
        "  " + logs.resolve("arxiv") + "    the digest of the scan (from a bundled sample)");
    out.println("  " + workspace.journal() + "    what the engine did");
    out.println("  " + workspace.stateFile() + "    edit it, then beat again:");
    out.println("  moie --home " + workspace.root() + " heartbeat");
    out.println();
    out.print(new PhasePicture(terminal).draw(report.state()));
  }
}
