package dev.moie.app.cli;

import dev.moie.app.ExitCode;
import dev.moie.app.Session;
import dev.moie.app.render.HealthReport;
import dev.moie.app.render.JsonOutput;
import dev.moie.app.render.Terminal;
import dev.moie.core.alert.WatchTroubles;
import dev.moie.core.health.Health;
import dev.moie.core.health.HealthFile;
import dev.moie.core.health.Verdict;
import dev.moie.core.io.Disk;
import dev.moie.core.log.LogException;
import dev.moie.core.stop.Stop;
import dev.moie.core.workspace.LockHolder;
import dev.moie.core.workspace.SettingsException;
import dev.moie.core.workspace.Workspace;
import dev.moie.core.workspace.WorkspaceException;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code moie health}. */
@Command(
    name = "health",
    description = "Is the heart beating, and are cyclic jobs on time?",
    footer = {
      "",
      "Reads .moie/health.json, which every heartbeat and the daemon write, and the kill switch;",
      "nothing else, so it works with the daemon dead and as another user. On a node, the kill",
      "switch of the cluster, too: if the database cannot be reached, a note says so.",
      "",
      "Exit codes: 0 healthy, 1 not; with --format nagios 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN.",
      "",
      "Examples:",
      "  moie health || mail -s \"MOIE\" me@example.org",
      "  moie --home DIR health --max-age 30m --format nagios"
    })
final class HealthCommand implements Callable<Integer> {

  enum Format {
    TEXT,
    JSON,
    NAGIOS
  }

  private final GlobalOptions options;
  private final Switches switches;
  private final Sessions sessions;
  private final Terminal terminal;
  private final Clock clock;

  @Option(
      names = "--max-age",
      paramLabel = "TIME",
      converter = WaitOption.Converter.class,
      defaultValue = "15m",
      description = "How old the last heartbeat may be. Default: ${DEFAULT-VALUE}.")
  private Duration maxAge = Duration.ofMinutes(15);

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, json or nagios. Default: ${DEFAULT-VALUE}.")
  private Format format = Format.TEXT;

  @Option(
      names = "--alert",
      description = "Tell the channels of moie.yaml what is wrong, once, and that it is over.")
  private boolean alert;

  @Inject
  HealthCommand(
      GlobalOptions options, Switches switches, Sessions sessions, Terminal terminal, Clock clock) {
    this.options = options;
    this.switches = switches;
    this.sessions = sessions;
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() throws Exception {
    Workspace workspace;
    try {
      workspace = switches.workspace();
    } catch (WorkspaceException e) {
      if (format != Format.NAGIOS) {
        throw e;
      }
      terminal.out().println("MOIE UNKNOWN - " + e.getMessage());
      return 3;
    }
    Verdict verdict = judge(workspace);
    int code = tell(workspace, verdict);
    terminal.out().flush();
    if (alert) {
      alert(workspace, verdict);
    }
    return code;
  }

  /** Needs no lock, and nobody who beats. What does not work is told, and changes nothing else. */
  private void alert(Workspace workspace, Verdict verdict) throws InterruptedException {
    try (Session session = sessions.open(workspace)) {
      if (!session.alerts().isOn()) {
        sessions.note("nobody is alerted; name a channel under \"alerts\" in moie.yaml");
        return;
      }
      session.alerts().observed(WatchTroubles::isSeen, WatchTroubles.of(verdict));
      session.alerts().deliver();
    } catch (IOException | SettingsException | LogException e) {
      sessions.note("nobody is alerted: " + e.getMessage());
    }
  }

  private int tell(Workspace workspace, Verdict verdict) {
    HealthReport report = new HealthReport(verdict, workspace.root(), maxAge);
    if (format == Format.NAGIOS) {
      terminal.out().println(report.nagios());
      return report.nagiosCode();
    }
    if (format == Format.JSON || options.json()) {
      terminal.out().println(JsonOutput.text(report.json()));
    } else if (!options.quiet() || verdict.status() != Verdict.Status.HEALTHY) {
      report.text(terminal.out());
    }
    return verdict.status() == Verdict.Status.HEALTHY ? ExitCode.OK : ExitCode.PROBLEM;
  }

  private Verdict judge(Workspace workspace) throws InterruptedException {
    Optional<Stop> stop = switches.stop(workspace);
    try {
      Optional<Health> health = new HealthFile(Disk.LOCAL, workspace.healthFile()).read();
      return health
          .map(
              said ->
                  Verdict.of(
                      said,
                      stop,
                      LockHolder.ofThisProcess("health", clock).host(),
                      maxAge,
                      clock.instant()))
          .orElseGet(
              () ->
                  Verdict.unknown(
                      "no heartbeat has written "
                          + workspace.healthFile()
                          + " yet; start one with \"moie heartbeat\"",
                      stop));
    } catch (IOException e) {
      return Verdict.unknown(
          workspace.healthFile()
              + " cannot be read: "
              + e.getMessage()
              + "; the next heartbeat writes it anew, if it may",
          stop);
    }
  }
}
