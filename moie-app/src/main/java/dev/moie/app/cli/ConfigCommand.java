package dev.moie.app.cli;

import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code moie config}. */
@Command(
    name = "config",
    description = "Show, check and describe the settings in moie.yaml.",
    subcommands = {ConfigShowCommand.class, ConfigCheckCommand.class, ConfigSchemaCommand.class},
    footer = {"", "Examples:", "  moie config show", "  moie config check"})
final class ConfigCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Inject
  ConfigCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command: show, check or schema");
  }
}
