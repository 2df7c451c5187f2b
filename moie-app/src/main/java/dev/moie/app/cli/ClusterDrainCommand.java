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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code moie cluster drain}. */
@Command(
    name = "drain",
    description = "Ask a node to take no more jobs, and to lead no more; what runs there goes on.",
    footer = {
      "",
      "It holds until the node's process ends. When \"moie cluster status\" shows no job there, end",
      "it, update it, and start it again.",
      "",
      "Examples:",
      "  moie cluster drain db1-4711",
      "  moie cluster drain db1-4711 --undo"
    })
final class ClusterDrainCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Sessions sessions;
  private final Terminal terminal;

  @Parameters(paramLabel = "NODE", description = "Its name, as moie cluster status shows it.")
  private String node = "";

  @Option(names = "--undo", description = "Let it take jobs again.")
  private boolean undo;

  @Inject
  ClusterDrainCommand(GlobalOptions options, Sessions sessions, Terminal terminal) {
    this.options = options;
    this.sessions = sessions;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (Session session = sessions.open()) {
      Clusters.of(session).nodes().drain(node, !undo);
      if (options.json()) {
        terminal.out().println(JsonOutput.text(ClusterJson.drained(node, !undo)));
      } else if (!options.quiet()) {
        terminal
            .out()
            .println(
                Plain.line(
                    "node "
                        + node
                        + (undo
                            ? " takes jobs again from its next heartbeat on"
                            : " takes no more jobs from its next heartbeat on")));
      }
      return ExitCode.OK;
    }
  }
}
