package dev.moie.core.state;

import java.io.IOException;
import java.util.Optional;

/**
 * Where the state lives. Its verb is "apply these changes", not "save this document": people edit
 * the state too, and what they wrote stays.
 *
 * <p>Not thread-safe; the engine calls it from one thread at a time, while holding the workspace's
 * lock.
 */
public interface StateStore {

  /** What to call the place in messages, such as the name of a file. */
  String name();

  /** Another beat begins, of an engine that stays. */
  default void beatBegins() {}

  /**
   * Reads and checks the state.
   *
   * @throws InvalidStateException if it cannot be used; it has every problem that was found
   * @throws IOException if it cannot be read
   */
  LoadedState load() throws InvalidStateException, IOException;

  /**
   * Clears away what a crash has left of an earlier {@link #apply}.
   *
   * @return where an edit lies that came at that very moment and is not in the state; empty if
   *     there is none
   * @throws IOException if it cannot be read or written
   */
  default Optional<String> recover() throws IOException {
    return Optional.empty();
  }

  /**
   * Reads the state as it is now, applies each change that still fits, and makes the result
   * durable, all or nothing. A state that is not the one that was last saved wins: then nothing but
   * the heartbeat and the new mark are written into it.
   *
   * @throws InvalidStateException if somebody has made it unusable meanwhile; nothing is written
   *     then
   * @throws IOException if it cannot be read or written; the old state is untouched then
   */
  AppliedChanges apply(StateUpdate update) throws InvalidStateException, IOException;
}
