package dev.moie.app.cli;

import dev.moie.app.ExitCode;
import dev.moie.app.Surroundings;
import dev.moie.app.render.JsonOutput;
import dev.moie.app.render.Plain;
import dev.moie.app.render.StopJson;
import dev.moie.app.render.Terminal;
import dev.moie.core.stop.Stop;
import dev.moie.core.workspace.LockLook;
import dev.moie.core.workspace.Workspace;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code moie stop}. */
@Command(
    name = "stop",
    description = "The kill switch: start nothing more in this workspace, until moie resume.",
    footer = {
      "",
      "Works whatever else is wrong, beside a running heartbeat or daemon, and survives restarts.",
      "Heartbeats, from cron too, and moie run are refused with exit code 5; moie verify,",
      "simulate, status and health work on. On a node of a cluster all nodes are stopped; if the",
      "database does not answer, this one is, and the exit code is 1.",
      "",
      "Examples:",
      "  moie stop --reason \"the disk is full\"   what runs is let run to its end",
      "  moie stop --now                         what runs is interrupted"
    })
final class StopCommand implements Callable<Integer> {

  private final GlobalOptions options;
  private final Switches switches;
  private final Surroundings surroundings;
  private final Terminal terminal;
  private final Clock clock;

  @Option(names = "--now", description = "Interrupt what runs.")
  private boolean now;

  @Option(names = "--drain", description = "Let what runs run to its end. This is the default.")
  private boolean drain;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for whoever wonders.")
  private String reason = "";

  @Spec private CommandSpec spec;

  @Inject
  StopCommand(
      GlobalOptions options,
      Switches switches,
      Surroundings surroundings,
      Terminal terminal,
      Clock clock) {
    this.options = options;
    this.switches = switches;
    this.surroundings = surroundings;
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() throws Exception {
    if (now && drain) {
      throw new ParameterException(spec.commandLine(), "either --now or --drain, not both");
    }
    Workspace workspace = switches.workspace();
    Stop wanted =
        new Stop(
            clock.instant().truncatedTo(ChronoUnit.SECONDS),
            surroundings.user(),
            reason.replaceAll("\\p{Cntrl}+", " ").strip(),
            now ? Stop.How.NOW : Stop.How.DRAIN);
    Switches.Thrown<Stop> thrown =
        switches.wherever(workspace, killSwitch -> killSwitch.stop(wanted));
    Stop stop = thrown.value();
    if (stop.equals(wanted)) {
      switches.journal(workspace, "STOPPED: " + stop.describe());
    }
    if (options.json()) {
      terminal.out().println(JsonOutput.text(StopJson.stopped(stop, stop.equals(wanted))));
    } else if (!options.quiet()) {
      print(workspace, thrown.who(), stop, stop.equals(wanted));
    }
    return thrown.reached() ? ExitCode.OK : ExitCode.PROBLEM;
  }

  private void print(Workspace workspace, String who, Stop stop, boolean fresh) {
    String before = fresh ? "" : "already ";
    terminal.out().println(Plain.line(who + " is " + before + stop.describe()));
    LockLook look = LockLook.at(workspace);
    if (look.alive()) {
      String running = look.holder().orElseThrow().describe();
      terminal
          .out()
          .println(
              Plain.line(
                  running
                      + (stop.how() == Stop.How.NOW
                          ? " interrupts what runs"
                          : " lets what runs run to its end")));
    }
    terminal.out().println("Nothing is started until \"moie resume\".");
  }
}
