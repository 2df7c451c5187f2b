package dev.moie.app.cli;

import dev.moie.app.ExitCode;
import dev.moie.app.HealthWriter;
import dev.moie.app.LockedException;
import dev.moie.app.Session;
import dev.moie.app.Storage;
import dev.moie.app.render.BeatText;
import dev.moie.app.render.JsonOutput;
import dev.moie.app.render.ProgressLine;
import dev.moie.app.render.Terminal;
import dev.moie.core.engine.BeatReport;
import dev.moie.core.engine.Heartbeat;
import dev.moie.core.migration.Migrations;
import dev.moie.core.state.State;
import dev.moie.core.state.StateStore;
import dev.moie.core.workspace.LockHolder;
import dev.moie.core.workspace.Workspace;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code moie heartbeat}. */
@Command(
    name = "heartbeat",
    description = "Do what can be done now: verify, run, verify; phase by phase.",
    footer = {
      "",
      "Examples:",
      "  moie heartbeat                     in a workspace",
      "  */10 * * * * moie --home DIR heartbeat -q    in a crontab",
      "  moie heartbeat --json | jq .outcome"
    })
final class HeartbeatCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Sessions sessions;
  private final Terminal terminal;

  @Option(names = "--single-step", description = "Stop after one transition.")
  private boolean singleStep;

  @Inject
  HeartbeatCommand(GlobalOptions options, Sessions sessions, Terminal terminal) {
    this.options = options;
    this.sessions = sessions;
    this.terminal = terminal;
  }

  /** Without picocli. */
  HeartbeatCommand(
      GlobalOptions options, Sessions sessions, Terminal terminal, boolean singleStep) {
    this(options, sessions, terminal);
    this.singleStep = singleStep;
  }

  boolean singleStep() {
    return singleStep;
  }

  @Override
  public Integer call() throws Exception {
    try (Session session = sessions.openToRun()) {
      int code;
      try {
        code = beat(session);
      } catch (InterruptedException | LockedException e) {
        // No beat was broken.
        throw e;
      } catch (Exception e) {
        session.alerts().beatBroke(String.valueOf(e.getMessage()));
        session.alerts().deliver();
        throw e;
      }
      // Nobody waits for the workspace meanwhile: the lock is given back.
      session.alerts().deliver();
      return code;
    }
  }

  private int beat(Session session) throws Exception {
    StateStore store = session.store();
    State now = store.load().state();
    if (session.shared().isEmpty()) {
      hint(now, session.workspace());
    }
    Optional<LockHolder> daemon = sessions.daemon(session.workspace());
    if (daemon.isPresent()) {
      if (!options.quiet()) {
        sessions.note(daemon.get().describe() + " beats here; nothing is left to be done");
      }
      return ExitCode.OK;
    }
    Optional<String> leader = session.shared().flatMap(sessions::leader);
    if (leader.isPresent()) {
      if (!options.quiet()) {
        sessions.note("node " + leader.get() + " leads the cluster; nothing is left to be done");
      }
      return ExitCode.OK;
    }
    try (Storage.Hold held = sessions.lock(session, "heartbeat");
        Session.Work work = session.work();
        ProgressLine progress =
            new ProgressLine(options.quiet() ? terminal.unwatched() : terminal)) {
      BeatReport report =
          new Heartbeat(session.engine(), store, session::watchPlugins).beat(singleStep, progress);
      session.prune();
      writeHealth(session, report);
      progress.close();
      print(report, store.name());
      session.alerts().beatEnded(report);
      return report.hasProblem() ? ExitCode.PROBLEM : ExitCode.OK;
    }
  }

  private void writeHealth(Session session, BeatReport report) {
    try {
      new HealthWriter(session, "heartbeat", false)
          .write(
              report.state(),
              session.settings().beat().every(),
              report.outcome().name(),
              Optional.empty());
    } catch (IOException e) {
      sessions.note(
          session.workspace().healthFile()
              + " could not be written: "
              + e.getMessage()
              + "; \"moie health\" knows nothing of this beat");
    }
  }

  private void hint(State state, Workspace workspace) {
    // A file that has the newer name is what its keeper says it is, however little there is in it.
    boolean oldName = workspace.stateFile().getFileName().toString().equals(Workspace.STATE_V1);
    if (oldName && state.schemaVersion() < Migrations.newest() && !options.quiet()) {
      sessions.note(
          workspace.stateFile().getFileName()
              + " is of version "
              + state.schemaVersion()
              + ", and works; \"moie migrate --dry-run\" shows what version "
              + Migrations.newest()
              + " would change");
    }
  }

  private void print(BeatReport report, String file) {
    BeatText text = new BeatText(terminal);
    if (options.json()) {
      terminal.out().println(JsonOutput.text(JsonOutput.beat(report)));
    } else if (options.quiet()) {
      text.printProblems(report);
    } else {
      text.print(report, false);
    }
    text.printWarnings(report, file);
  }
}
