package dev.moie.app.cli;

import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code moie backup}. */
@Command(
    name = "backup",
    description = "Take, look at and restore backups of the state file.",
    subcommands = {
      BackupCreateCommand.class,
      BackupListCommand.class,
      BackupVerifyCommand.class,
      BackupRestoreCommand.class,
      BackupPruneCommand.class
    },
    footer = {
      "",
      "A heartbeat takes one just before the first save that changes more than its own time.",
      "They lie in backups/ of the workspace, each with its SHA-256 beside it.",
      "",
      "Examples:",
      "  moie backup list",
      "  moie backup restore latest",
      "  cd backups && sha256sum -c *.sha256"
    })
final class BackupCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Inject
  BackupCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say create, list, verify, restore or prune");
  }
}
