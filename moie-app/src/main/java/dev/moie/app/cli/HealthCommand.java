package dev.moie.app.cli;

import dev.moie.app.ExitCode;
import dev.moie.app.render.HealthReport;
import dev.moie.app.render.JsonOutput;
import dev.moie.app.render.Terminal;
import dev.moie.core.health.Health;
import dev.moie.core.health.HealthFile;
import dev.moie.core.health.Verdict;
import dev.moie.core.io.Disk;
import dev.moie.core.stop.Stop;
import dev.moie.core.workspace.LockHolder;
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
      "nothing else, so it works with the daemon dead and as another user.",
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

  @Inject
  HealthCommand(GlobalOptions options, Switches switches, Terminal terminal, Clock clock) {
    this.options = options;
    this.switches = switches;
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

  private Verdict judge(Workspace workspace) {
    Optional<Stop> stop = Switches.of(workspace).stop();
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
