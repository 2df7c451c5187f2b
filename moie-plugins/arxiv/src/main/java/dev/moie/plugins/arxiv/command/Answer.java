package dev.moie.plugins.arxiv.command;

/** Why a command cannot do what it was asked for; in words for people. */
final class Answer extends Exception {
  private static final long serialVersionUID = 1L;

  /** The command line is wrong. */
  static final int USAGE = 2;

  /** It is right, and still there is no answer. */
  static final int PROBLEM = 1;

  private final int exit;

  private Answer(int exit, String why) {
    super(why);
    this.exit = exit;
  }

  static Answer usage(String why) {
    return new Answer(USAGE, why);
  }

  static Answer problem(String why) {
    return new Answer(PROBLEM, why);
  }

  int exit() {
    return exit;
  }
}
