package dev.moie.app.cli;

import dev.moie.app.ExitCode;
import dev.moie.app.Session;
import dev.moie.app.render.BackupJson;
import dev.moie.app.render.BackupText;
import dev.moie.app.render.JsonOutput;
import dev.moie.app.render.Terminal;
import dev.moie.core.backup.Backup;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code moie backup list}. */
@Command(
    name = "list",
    description = "List the backups, the newest first.",
    footer = {"", "Example:", "  moie backup list --json | jq -r '.backups[0].name'"})
final class BackupListCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Sessions sessions;
  private final Terminal terminal;

  @Inject
  BackupListCommand(GlobalOptions options, Sessions sessions, Terminal terminal) {
    this.options = options;
    this.sessions = sessions;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (Session session = sessions.open()) {
      List<Backup> backups = session.backups().list();
      if (options.json()) {
        terminal.out().println(JsonOutput.text(BackupJson.list(backups)));
      } else {
        new BackupText(terminal).list(backups);
      }
      return ExitCode.OK;
    }
  }
}
