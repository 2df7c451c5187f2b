package dev.moie.app;

/** The exit codes of the program; part of its contract. */
public final class ExitCode {
  /** Done; waiting for a person is done too. */
  public static final int OK = 0;

  /** A job failed or could not be verified, or something could not be read or written. */
  public static final int PROBLEM = 1;

  /** The command line is wrong. */
  public static final int USAGE = 2;

  /** The state file or the settings cannot be used. */
  public static final int INVALID = 3;

  /** Another engine works on the workspace. */
  public static final int LOCKED = 4;

  /** The kill switch has stopped the workspace. */
  public static final int STOPPED = 5;

  private ExitCode() {}
}
