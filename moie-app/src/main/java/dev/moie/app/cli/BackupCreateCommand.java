package dev.moie.app.cli;

import dev.moie.app.ExitCode;
import dev.moie.app.Session;
import dev.moie.app.render.BackupJson;
import dev.moie.app.render.JsonOutput;
import dev.moie.app.render.Terminal;
import dev.moie.core.backup.Backup;
import dev.moie.core.backup.BackupCheck;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code moie backup create}. */
@Command(
    name = "create",
    description = "Back the state file up as it is now, whatever is in it.",
    footer = {"", "Example:", "  moie backup create && vi sovereign_state_v2.json"})
final class BackupCreateCommand implements Callable<Integer> {
  private static final String INSTEAD =
      "pg_dump backs the database up, and \"moie cluster export --to DIR\" writes it as files";

  private final GlobalOptions options;
  private final Sessions sessions;
  private final Terminal terminal;

  @Inject
  BackupCreateCommand(GlobalOptions options, Sessions sessions, Terminal terminal) {
    this.options = options;
    this.sessions = sessions;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (Session session = sessions.open()) {
      Clusters.refuse(session, "backup create", INSTEAD);
      Backup backup = session.backups().create(session.workspace().stateFile());
      BackupCheck check = session.backups().verify(backup);
      if (options.json()) {
        terminal.out().println(JsonOutput.text(BackupJson.backup(backup)));
      } else if (!options.quiet()) {
        terminal.out().println("Made " + backup.file());
      }
      if (!check.isGood()) {
        sessions.note(check.describe());
      }
      return ExitCode.OK;
    }
  }
}
