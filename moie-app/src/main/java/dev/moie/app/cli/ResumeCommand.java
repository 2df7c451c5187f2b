package dev.moie.app.cli;

import dev.moie.app.ExitCode;
import dev.moie.app.Surroundings;
import dev.moie.app.render.JsonOutput;
import dev.moie.app.render.Plain;
import dev.moie.app.render.StopJson;
import dev.moie.app.render.Terminal;
import dev.moie.core.io.Disk;
import dev.moie.core.stop.KillSwitch;
import dev.moie.core.stop.Stop;
import dev.moie.core.stop.Torsions;
import dev.moie.core.workspace.Workspace;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code moie resume}. */
@Command(
    name = "resume",
    description = "Let a stopped workspace go on.",
    footer = {
      "",
      "Torsion events are counted anew from here on. A daemon goes on by itself; else the next",
      "heartbeat does.",
      "",
      "Example:",
      "  moie resume"
    })
final class ResumeCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Switches switches;
  private final Surroundings surroundings;
  private final Terminal terminal;
  private final Clock clock;

  @Inject
  ResumeCommand(
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
    Workspace workspace = switches.workspace();
    // Before the switch: the first event after it must find them counted anew.
    new Torsions(Disk.LOCAL, workspace.torsions()).resumed(clock.instant());
    Switches.Thrown<Optional<Stop>> thrown = switches.wherever(workspace, KillSwitch::resume);
    Optional<Stop> before = thrown.value();
    if (before.isPresent()) {
      switches.journal(workspace, "RESUMED: by " + surroundings.user());
    }
    if (options.json()) {
      terminal.out().println(JsonOutput.text(StopJson.resumed(before)));
    } else if (!options.quiet()) {
      terminal
          .out()
          .println(
              Plain.line(
                  before
                      .map(stop -> thrown.who() + " goes on; it was " + stop.describe())
                      .orElse(thrown.who() + " is not stopped")));
    }
    return thrown.reached() ? ExitCode.OK : ExitCode.PROBLEM;
  }
}
