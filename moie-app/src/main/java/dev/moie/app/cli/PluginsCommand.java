package dev.moie.app.cli;

import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code moie plugins}. */
@Command(
    name = "plugins",
    description =
        "Look at the plugins, install and remove them, switch them off and on, begin new ones.",
    subcommands = {
      PluginsListCommand.class,
      PluginsInfoCommand.class,
      PluginsDoctorCommand.class,
      PluginsInstallCommand.class,
      PluginsRemoveCommand.class,
      PluginsDisableCommand.class,
      PluginsEnableCommand.class,
      PluginsLockCommand.class,
      PluginsNewCommand.class
    })
final class PluginsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Inject
  PluginsCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "say list, info, doctor, install, remove, disable, enable, lock or new");
  }
}
