package dev.moie.app.cli;

import dev.moie.app.ExitCode;
import dev.moie.app.LockedException;
import dev.moie.app.Surroundings;
import dev.moie.app.daemon.Daemon;
import dev.moie.app.daemon.DaemonService;
import dev.moie.app.http.ListenAddress;
import dev.moie.app.render.Plain;
import dev.moie.app.render.Terminal;
import dev.moie.core.workspace.Settings;
import dev.moie.core.workspace.Workspace;
import dev.moie.core.workspace.WorkspaceLock;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code moie daemon}. */
@Command(
    name = DaemonCommand.NAME,
    description = "Beat again and again, run cyclic jobs at their time, and serve other commands.",
    footer = {
      "",
      "Stays in the foreground and holds the workspace. SIGTERM or Ctrl-C lets what runs run to its",
      "end, for daemon.drain (one minute) at most; a second one interrupts it. SIGHUP reads the",
      "settings again; a change of moie.yaml, the state file or the plugins is seen by itself.",
      "",
      "Examples:",
      "  moie daemon --every 5m",
      "  moie daemon --http 127.0.0.1:7070          with the dashboard and the HTTP API",
      "  moie persistence install --mode daemon     have systemd or launchd keep it alive"
    })
final class DaemonCommand implements Callable<Integer> {
  static final String NAME = "daemon";

  private final GlobalOptions options;
  private final Sessions sessions;
  private final Surroundings surroundings;
  private final Terminal terminal;
  private final Set<DaemonService> services;
  private final HttpDoor door;
  private final Clock clock;

  @Option(
      names = "--every",
      paramLabel = "TIME",
      converter = WaitOption.Converter.class,
      description = "How often it beats, at least 1s. Default: beat.every of the settings, 10m.")
  private Optional<Duration> every = Optional.empty();

  @Option(
      names = "--http",
      paramLabel = "ADDRESS",
      description = {
        "Serve the dashboard and the HTTP API there, such as 127.0.0.1:7070.",
        "Default: http.listen of the settings, nowhere."
      })
  private Optional<String> http = Optional.empty();

  @Spec private CommandSpec spec;

  @Inject
  DaemonCommand(
      GlobalOptions options,
      Sessions sessions,
      Surroundings surroundings,
      Terminal terminal,
      Set<DaemonService> services,
      HttpDoor door,
      Clock clock) {
    this.options = options;
    this.sessions = sessions;
    this.surroundings = surroundings;
    this.terminal = terminal;
    this.services = services;
    this.door = door;
    this.clock = clock;
  }

  @Override
  public Integer call() throws Exception {
    if (every.filter(time -> time.compareTo(Duration.ofSeconds(1)) < 0).isPresent()) {
      throw new ParameterException(spec.commandLine(), "--every has to be 1s or more");
    }
    if (http.isPresent()) {
      try {
        door.listen(ListenAddress.parse(http.get()));
      } catch (IllegalArgumentException e) {
        throw new ParameterException(spec.commandLine(), "--http: " + e.getMessage());
      }
    }
    Workspace workspace = sessions.locate();
    Settings settings = Settings.read(workspace.settingsFile());
    try (WorkspaceLock held =
        WorkspaceLock.acquire(workspace, NAME, clock)
            .orElseThrow(() -> new LockedException(workspace, WorkspaceLock.holder(workspace)))) {
      if (!options.quiet()) {
        terminal
            .out()
            .println(
                Plain.line(
                    "process "
                        + ProcessHandle.current().pid()
                        + " beats every "
                        + every.orElse(settings.beat().every())
                        + " in "
                        + workspace.root()));
        terminal.out().flush();
      }
      new Daemon(
              workspace,
              settings,
              now -> sessions.open(workspace, now),
              every,
              surroundings.environment(),
              surroundings.cacheFolder(),
              services,
              clock)
          .run();
      return ExitCode.OK;
    }
  }
}
