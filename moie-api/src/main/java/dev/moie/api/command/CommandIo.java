package dev.moie.api.command;

import dev.moie.api.files.WorkspaceFiles;
import java.io.PrintStream;

/**
 * What a running command is given. Valid during the call that it was handed to; thread-safe.
 *
 * <p>Implemented by the engine, and by test kits, only: methods are added to it in later versions,
 * with a default.
 */
public interface CommandIo {

  /**
   * For results. With {@link #json()}, one JSON object and nothing else belongs here.
   *
   * @return the standard output; secrets are masked
   */
  PrintStream out();

  /**
   * For errors, warnings and progress.
   *
   * @return the error output; secrets are masked
   */
  PrintStream err();

  /**
   * Whether {@code --json} was given.
   *
   * @return true if a program reads the results
   */
  boolean json();

  /**
   * Whether a person is watching on a terminal that shows colours; {@code NO_COLOR} is honoured.
   *
   * @return true if colours may be used
   */
  boolean colour();

  /**
   * The files that this plugin may touch; its root is the workspace's folder.
   *
   * @return the workspace's files
   */
  WorkspaceFiles files();
}
