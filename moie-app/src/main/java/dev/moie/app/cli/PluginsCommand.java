package dev.moie.app.cli;

import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code moie plugins}. */
@Command(
    name = "plugins",
    description = "Look at the plugins, enable them again, and begin new ones.",
    subcommands = {
      PluginsListCommand.class,
      PluginsInfoCommand.class,
      PluginsEnableCommand.class,
      PluginsNewCommand.class
    })
final class PluginsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Inject
  PluginsCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say list, info, enable or new");
  }
}
