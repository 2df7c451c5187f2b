package dev.moie.app.cli;

import dev.moie.app.ExitCode;
import dev.moie.app.PostgresStorage;
import dev.moie.app.Session;
import dev.moie.app.Surroundings;
import dev.moie.app.render.ClusterJson;
import dev.moie.app.render.ClusterText;
import dev.moie.app.render.ClusterView;
import dev.moie.app.render.JsonOutput;
import dev.moie.app.render.Plain;
import dev.moie.app.render.Terminal;
import dev.moie.app.watch.Watch;
import dev.moie.core.log.LogException;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code moie cluster status}. */
@Command(
    name = "status",
    description = "Show the nodes, who leads, and which job is where.",
    footer = {
      "",
      "Any folder with the same store: will do; it need not be a node itself.",
      "",
      "Examples:",
      "  moie cluster status",
      "  moie cluster status --watch     redrawn in place; q ends"
    })
final class ClusterStatusCommand implements Callable<Integer> {
  private static final Duration INTERVAL = Duration.ofSeconds(2);

  private final GlobalOptions options;
  private final Sessions sessions;
  private final Surroundings surroundings;
  private final Terminal terminal;

  @Option(
      names = "--watch",
      description = "Go on showing it every 2 s: redrawn in place on a terminal, else printed.")
  private boolean watch;

  @Inject
  ClusterStatusCommand(
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
      if (watch) {
        watch(shared);
      } else {
        lines(shared.look()).forEach(terminal.out()::println);
      }
      return ExitCode.OK;
    }
  }

  private List<String> lines(ClusterView view) {
    return options.json()
        ? List.of(JsonOutput.text(ClusterJson.of(view)))
        : new ClusterText(terminal.styles()).lines(view);
  }

  private void watch(PostgresStorage shared) throws InterruptedException {
    Watch shown = new Watch(() -> look(shared), terminal, INTERVAL);
    boolean canDraw = !surroundings.environment().getOrDefault("TERM", "").matches("|dumb");
    if (terminal.interactive() && canDraw && !options.json()) {
      shown.inPlace();
    } else {
      shown.onChange();
    }
  }

  /** Nodes are heard of all the time: each look is worth telling. */
  private Watch.Look look(PostgresStorage shared) {
    try {
      ClusterView view = shared.look();
      return new Watch.Look(view.now().toString(), lines(view));
    } catch (LogException unreachable) {
      String line = "moie: " + Plain.line(String.valueOf(unreachable.getMessage()), 500);
      return new Watch.Look(line, options.json() ? List.of() : List.of(line));
    }
  }
}
