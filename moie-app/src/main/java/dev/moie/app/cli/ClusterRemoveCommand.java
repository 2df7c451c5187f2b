package dev.moie.app.cli;

import dev.moie.app.ExitCode;
import dev.moie.app.Session;
import dev.moie.app.render.ClusterJson;
import dev.moie.app.render.JsonOutput;
import dev.moie.app.render.Plain;
import dev.moie.app.render.Terminal;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code moie cluster remove}. */
@Command(
    name = "remove",
    description = "Forget a node that is dead; its jobs pass to others at once.",
    footer = {
      "",
      "A node that ends in good order leaves by itself, and the jobs of a dead one pass to others",
      "without this, too. One that lives is refused: drain it, and end its process.",
      "",
      "Example:",
      "  moie cluster remove db1-4711"
    })
final class ClusterRemoveCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Sessions sessions;
  private final Terminal terminal;

  @Parameters(paramLabel = "NODE", description = "Its name, as moie cluster status shows it.")
  private String node = "";

  @Inject
  ClusterRemoveCommand(GlobalOptions options, Sessions sessions, Terminal terminal) {
    this.options = options;
    this.sessions = sessions;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (Session session = sessions.open()) {
      int jobs = Clusters.of(session).nodes().remove(node);
      if (options.json()) {
        terminal.out().println(JsonOutput.text(ClusterJson.removed(node, jobs)));
      } else if (!options.quiet()) {
        String passed = jobs == 1 ? "one job passes" : jobs + " jobs pass";
        terminal
            .out()
            .println(Plain.line("node " + node + " is removed; " + passed + " to other nodes"));
      }
      return ExitCode.OK;
    }
  }
}
