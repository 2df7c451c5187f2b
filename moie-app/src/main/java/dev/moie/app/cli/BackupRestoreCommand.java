package dev.moie.app.cli;

import dev.moie.app.ExitCode;
import dev.moie.app.Session;
import dev.moie.app.Storage;
import dev.moie.app.render.BackupJson;
import dev.moie.app.render.BackupText;
import dev.moie.app.render.JsonOutput;
import dev.moie.app.render.Terminal;
import dev.moie.core.backup.BackedUpReplace.Replaced;
import dev.moie.core.backup.Backup;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code moie backup restore}. */
@Command(
    name = "restore",
    description = "Put a backup in the place of the state file; what is there is backed up first.",
    footer = {
      "",
      "Examples:",
      "  moie backup restore latest         the newest good one of the state file that counts",
      "  moie backup restore sovereign_state_v2_20260102T0304"
    })
final class BackupRestoreCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Sessions sessions;
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "NAME",
      description = "The name of a backup, or how it begins, or latest.")
  private String name = "";

  @Option(
      names = "--force",
      description = "Also a backup that \"backup verify\" does not call good.")
  private boolean force;

  @Inject
  BackupRestoreCommand(GlobalOptions options, Sessions sessions, Terminal terminal) {
    this.options = options;
    this.sessions = sessions;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (Session session = sessions.open()) {
      Clusters.refuse(
          session,
          "backup restore",
          "put a document back with \"moie cluster import --replace FILE\"; the table state_backup"
              + " has those that were replaced");
      BackupChoice choice = new BackupChoice(spec, session);
      Backup backup =
          force
              ? choice.choose(name)
              : choice.chooseGood(
                  name, bad -> sessions.note("passed over, as it is not good: " + bad.describe()));
      try (Storage.Hold held = sessions.lock(session, "backup restore")) {
        Replaced replaced = session.restore().restore(backup, force);
        print(backup, replaced);
      }
      String counts = session.workspace().stateFile().getFileName().toString();
      if (!counts.equals(backup.stateName())) {
        sessions.note(
            backup.stateName()
                + " is restored, but "
                + counts
                + " beside it is the one that counts");
      }
      return ExitCode.OK;
    }
  }

  private void print(Backup backup, Replaced replaced) {
    if (options.json()) {
      terminal.out().println(JsonOutput.text(BackupJson.restore(backup, replaced)));
    } else if (!options.quiet()) {
      terminal.out().println("Restored " + backup.stateName() + " from " + backup.name());
      new BackupText(terminal).undo(replaced);
    }
    replaced
        .keptEdit()
        .ifPresent(
            file ->
                sessions.note("somebody edited the file in this moment; their text is " + file));
  }
}
