package dev.moie.app.cli;

import dev.moie.app.Session;
import dev.moie.app.Surroundings;
import dev.moie.app.doctor.AppChecks;
import dev.moie.app.doctor.SetupMaker;
import dev.moie.app.render.Terminal;
import dev.moie.core.doctor.Check;
import dev.moie.core.workspace.Workspace;
import dev.moie.core.workspace.WorkspaceException;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code moie doctor}. */
@Command(
    name = "doctor",
    description = "Look the whole set-up over, and say what is wrong and what to do.",
    footer = {
      "",
      "Java, cron's PATH, disk, permissions, clock, workspace, log, backups, jobs and plugins.",
      "Changes nothing, takes no lock, and runs no code of a plugin. With -v what is well, too.",
      "Exit code 1 if there is a problem; warnings are none.",
      "",
      "Examples:",
      "  moie doctor",
      "  moie doctor --home /srv/automation -v",
      "  moie doctor --json | jq '.checks[] | select(.findings != [])'"
    })
final class DoctorCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Sessions sessions;
  private final Surroundings surroundings;
  private final Terminal terminal;
  private final Clock clock;

  @Inject
  DoctorCommand(
      GlobalOptions options,
      Sessions sessions,
      Surroundings surroundings,
      Terminal terminal,
      Clock clock) {
    this.options = options;
    this.sessions = sessions;
    this.surroundings = surroundings;
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() throws Exception {
    SetupMaker maker = new SetupMaker(surroundings, clock);
    List<Check> checks = AppChecks.all(surroundings, terminal);
    Consultation consultation = new Consultation(options, terminal);
    Workspace workspace;
    try {
      workspace =
          Workspace.locate(options.home(), surroundings.environment(), surroundings.folder());
    } catch (WorkspaceException e) {
      return consultation.hold(checks, maker.without(e.getMessage()));
    }
    try (Session session = sessions.examining(workspace)) {
      return consultation.hold(checks, maker.with(session, options.home()));
    }
  }
}
