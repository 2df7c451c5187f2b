package dev.moie.app.cli;

import dev.moie.app.Brakes;
import dev.moie.app.ExitCode;
import dev.moie.app.Session;
import dev.moie.app.Surroundings;
import dev.moie.app.render.JsonOutput;
import dev.moie.app.render.Plain;
import dev.moie.app.render.StatusText;
import dev.moie.app.render.Terminal;
import dev.moie.app.watch.Watch;
import dev.moie.core.state.LoadedState;
import dev.moie.core.state.StateStore;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code moie status}. */
@Command(
    name = "status",
    description = "Show what is where, and why.",
    footer = {
      "",
      "Examples:",
      "  moie status --json | jq '.phases[].jobs[].status'",
      "  moie status --watch                                 redrawn in place; q ends",
      "  moie status --watch --json | while read -r line     a line whenever something changes"
    })
final class StatusCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Surroundings surroundings;
  private final Sessions sessions;
  private final Terminal terminal;

  @Option(
      names = "--watch",
      description = {
        "Go on showing it: redrawn in place on a terminal, else printed when it has changed"
            + " (with --json as one line each). Ends with q or Ctrl-C."
      })
  private boolean watch;

  @Option(
      names = "--interval",
      paramLabel = "TIME",
      converter = WaitOption.Converter.class,
      defaultValue = "2s",
      description = "How often to look with --watch, at least 0.1s. Default: ${DEFAULT-VALUE}.")
  private Duration interval = Duration.ofSeconds(2);

  @Spec private CommandSpec spec;

  @Inject
  StatusCommand(
      GlobalOptions options, Surroundings surroundings, Sessions sessions, Terminal terminal) {
    this.options = options;
    this.surroundings = surroundings;
    this.sessions = sessions;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (Session session = sessions.open()) {
      StateStore store = session.store();
      LoadedState loaded = store.load();
      String file = session.statePlace();
      if (watch) {
        watch(session);
        return ExitCode.OK;
      }
      Brakes brakes = Brakes.of(session, loaded.state());
      if (options.json()) {
        terminal.out().println(JsonOutput.text(JsonOutput.status(loaded.state(), file, brakes)));
      } else {
        new StatusText(terminal).print(loaded.state(), file, session.clock().instant(), brakes);
      }
      loaded
          .warnings()
          .forEach(
              warning ->
                  terminal
                      .err()
                      .println("moie: warning: " + Plain.line(warning.describe(store.name()))));
      return ExitCode.OK;
    }
  }

  private void watch(Session session) throws InterruptedException {
    if (interval.toMillis() < 100) {
      throw new ParameterException(spec.commandLine(), "--interval has to be 0.1s or more");
    }
    Watch shown = new Watch(new StatusView(session, terminal, options.json()), terminal, interval);
    boolean canDraw = !surroundings.environment().getOrDefault("TERM", "").matches("|dumb");
    if (terminal.interactive() && canDraw && !options.json()) {
      shown.inPlace();
    } else {
      shown.onChange();
    }
  }
}
