package dev.moie.core.plugin;

/**
 * What came of a plugin's command.
 *
 * @param exitCode the program's exit code, from 0 to 125
 * @param failure what went wrong, for people; empty if the command itself gave the exit code
 */
public record CommandOutcome(int exitCode, String failure) {
  /** The command gave its answer. */
  static CommandOutcome ended(int code) {
    return code >= 0 && code <= 125
        ? new CommandOutcome(code, "")
        : failed("ended with exit code " + code + ", which is none from 0 to 125; tell its maker");
  }

  static CommandOutcome failed(String why) {
    return new CommandOutcome(1, why);
  }
}
