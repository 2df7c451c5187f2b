package dev.moie.core.stop;

import java.io.IOException;
import java.util.Optional;

/** Whether a workspace is stopped. Thread-safe; several processes may use it at once. */
public interface KillSwitch {

  /** The stop that is in force. Cheap. */
  Optional<Stop> stop();

  /**
   * Stops the workspace. One that is stopped already stays so, by whom and why it was; but one that
   * drains can be stopped at once.
   *
   * @return the stop that is in force now
   * @throws IOException if that cannot be written down; the workspace is not stopped by this then
   */
  Stop stop(Stop wanted) throws IOException;

  /**
   * Lets the workspace go on.
   *
   * @return what had stopped it; empty if it was not stopped
   * @throws IOException if that cannot be written down
   */
  Optional<Stop> resume() throws IOException;
}
