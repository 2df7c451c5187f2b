package dev.moie.app.cli;

import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code moie plugins}. */
@Command(
    name = "plugins",
    description = "Look at the plugins, and enable them again.",
    subcommands = {
      PluginsListCommand.class,
      PluginsInfoCommand.class,
      PluginsDoctorCommand.class,
      PluginsEnableCommand.class
    })
final class PluginsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Inject
  PluginsCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say list, info, doctor or enable");
  }
}
