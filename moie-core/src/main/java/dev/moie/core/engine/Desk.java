package dev.moie.core.engine;

import dev.moie.core.state.InvalidStateException;
import java.io.IOException;
import java.util.Set;

/** Where a beat hears what other commands ask of it. */
interface Desk {

  /** Nobody asks anything. */
  Desk NOBODY =
      new Desk() {
        @Override
        public void serve(Set<String> running) {}

        @Override
        public void close() {}
      };

  /**
   * Serves what can be served at once.
   *
   * @param running the jobs that are being taken right now
   */
  void serve(Set<String> running) throws InvalidStateException, IOException;

  /** Serves the rest, once nothing is running any more. */
  void close() throws InvalidStateException, IOException, InterruptedException;
}
