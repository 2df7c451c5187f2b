package dev.moie.core.engine;

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
  void serve(Set<String> running);

  /** Serves the rest, once nothing is running any more. */
  void close() throws InterruptedException;
}
