package dev.moie.plugins.notebook.command;

import dev.moie.api.command.CommandIo;

/** Why a command cannot do what it was asked for; in words for people. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int USAGE = 2;
  private static final int PROBLEM = 1;

  private final int exit;

  private Refusal(int exit, String why) {
    super(why);
    this.exit = exit;
  }

  /** The command line is wrong. */
  static Refusal usage(String why) {
    return new Refusal(USAGE, why);
  }

  /** It is right, and cannot be done. */
  static Refusal problem(String why) {
    return new Refusal(PROBLEM, why);
  }

  /** Tells it, and says with which exit code to end. */
  int tell(String command, CommandIo io) {
    io.err().println("moie: " + command + ": " + Plain.line(getMessage()));
    return exit;
  }
}
