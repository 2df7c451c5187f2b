package dev.moie.plugins.steps;

import dev.moie.api.config.Default;
import dev.moie.api.config.Doc;
import dev.moie.api.config.Range;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Configures {@link CommandAction}.
 *
 * @param command a shell line
 * @param argv a program without a shell
 * @param cwd where it runs
 * @param env variables for it
 * @param expectExit the exit code of success
 */
public record CommandConfig(
    @Doc("Command line for /bin/sh -c; give this or argv") Optional<String> command,
    @Doc("Program and arguments, run without a shell; give this or command") List<String> argv,
    @Doc("Folder to run in; relative ones are taken from the workspace") @Default(".") String cwd,
    @Doc("Environment variables to add or replace") Map<String, String> env,
    @Doc("Exit code that means success") @Default("0") @Range(min = 0, max = 255) int expectExit) {

  /** Checks what the schema cannot say. */
  public CommandConfig {
    if (command.isPresent() != argv.isEmpty()) {
      throw new IllegalArgumentException("give either command or argv, and not both");
    }
  }
}
