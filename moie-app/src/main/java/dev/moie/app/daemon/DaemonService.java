package dev.moie.app.daemon;

import java.io.IOException;

/**
 * Something that lives as long as the daemon does, such as a server. Implementations are bound in a
 * Guice {@code Multibinder} of this type; the daemon starts each once it holds the workspace and
 * has read its state, and stops them, the last one first, before it gives the workspace back.
 *
 * <p>{@link #start} and {@link #stop} are called once each, by the daemon's thread.
 */
public interface DaemonService {

  /** What to call it in the log. */
  String name();

  /**
   * Begins. Must not wait for long; what goes on is on threads of the service's own.
   *
   * @param daemon what it may look at and ask for
   * @throws IOException if it cannot; the daemon ends then, with the message
   */
  void start(DaemonContext daemon) throws IOException;

  /** Ends, within seconds. Called although {@link #start} has failed or was not called. */
  void stop();
}
