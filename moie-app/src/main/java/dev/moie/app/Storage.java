package dev.moie.app;

import dev.moie.core.engine.Ownership;
import dev.moie.core.log.ExecutionLog;
import dev.moie.core.state.StateStore;
import dev.moie.core.stop.KillSwitch;
import dev.moie.core.workspace.LockHolder;
import java.io.IOException;
import java.util.Optional;

/** Where the state and the log of a workspace lie, and how one comes to be alone with them. */
public interface Storage extends AutoCloseable {

  /** What was done; nothing is opened before it is needed. */
  ExecutionLog log();

  /** The state. */
  StateStore state();

  /** What to call the place of the state in messages. */
  String place();

  /**
   * Another text when somebody may have written to the state. Cheap.
   *
   * @throws IOException if it cannot be found out
   */
  String stamp() throws IOException;

  KillSwitch killSwitch();

  /** Whether whoever holds the workspace through this still does. */
  Ownership ownership();

  /**
   * Holds the workspace, without waiting: nobody else writes to it until that is closed.
   *
   * @param command what for, told to others
   * @return empty if another holds it: ask {@link #holder}
   */
  Optional<Hold> hold(String command) throws IOException;

  /** Who holds it, as far as can be known. */
  LockHolder holder();

  /** That the workspace is held. */
  interface Hold extends AutoCloseable {
    @Override
    void close() throws IOException;
  }

  @Override
  void close();
}
