package dev.moie.app.cli;

import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program without a command. */
@Command(
    name = "moie",
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    versionProvider = VersionCommand.Provider.class,
    description = "A verification-first phase engine whose jobs are plugin jars.",
    subcommands = {
      InitCommand.class,
      DemoCommand.class,
      HeartbeatCommand.class,
      SimulateCommand.class,
      StatusCommand.class,
      VerifyCommand.class,
      JobsCommand.class,
      HistoryCommand.class,
      RunCommand.class,
      ResetCommand.class,
      PauseCommand.class,
      UnpauseCommand.class,
      CompleteCommand.class,
      ApproveCommand.class,
      DenyCommand.class,
      HealthCommand.class,
      DaemonCommand.class,
      StopCommand.class,
      ResumeCommand.class,
      PhasesCommand.class,
      ReportCommand.class,
      AlertsCommand.class,
      BackupCommand.class,
      ClusterCommand.class,
      MigrateCommand.class,
      AdoptCommand.class,
      PluginsCommand.class,
      DoctorCommand.class,
      ConfigCommand.class,
      VersionCommand.class,
      CompletionCommand.class,
      HelpCommand.class
    },
    footer = {
      "",
      "Exit codes: 0 done (waiting for a person included); 1 a job failed or could not be verified,"
          + " or an I/O error; 2 usage; 3 invalid state or settings; 4 locked by another; 5 stopped by the kill"
          + " switch."
    })
final class MoieCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Inject
  MoieCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command");
  }
}
