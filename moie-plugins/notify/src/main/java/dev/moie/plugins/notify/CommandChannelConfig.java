package dev.moie.plugins.notify;

import dev.moie.api.config.Doc;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Configures {@link CommandNotifier}.
 *
 * @param command a shell line
 * @param argv a program without a shell
 * @param env variables for it
 */
public record CommandChannelConfig(
    @Doc("Command line for /bin/sh -c; give this or argv. Nothing of the alert is put into it")
        Optional<String> command,
    @Doc("Program and arguments, run without a shell; give this or command") List<String> argv,
    @Doc("Environment variables to add or replace") Map<String, String> env) {

  /** Checks what the schema cannot say. */
  public CommandChannelConfig {
    if (command.isPresent() != argv.isEmpty()) {
      throw new IllegalArgumentException("give either command or argv, and not both");
    }
  }
}
