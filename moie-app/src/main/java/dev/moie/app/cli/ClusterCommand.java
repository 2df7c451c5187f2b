package dev.moie.app.cli;

import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code moie cluster}. */
@Command(
    name = "cluster",
    description = "Move a workspace into PostgreSQL and out of it, and look after its nodes.",
    subcommands = {
      ClusterStatusCommand.class,
      ClusterDrainCommand.class,
      ClusterRemoveCommand.class,
      ClusterImportCommand.class,
      ClusterExportCommand.class
    },
    footer = {
      "",
      "A workspace whose moie.yaml says store: jdbc:postgresql://HOST/DATABASE is one node of a",
      "cluster: every other folder that says the same is another.",
      "",
      "Examples:",
      "  moie cluster import              state and log go into the database",
      "  moie cluster status --watch      who does what",
      "  moie cluster export --to DIR     and back into files"
    })
final class ClusterCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Inject
  ClusterCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say status, drain, remove, import or export");
  }
}
