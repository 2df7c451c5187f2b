package dev.moie.app;

import java.time.Duration;

/**
 * Ctrl-C and SIGTERM: the command's thread is interrupted, which stops the running step and its
 * processes, and the process ends when the command has saved what was done, or after {@link
 * #PATIENCE}.
 */
final class Interruption {
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Thread command;
  private volatile boolean done;

  private Interruption(Thread command) {
    this.command = command;
  }

  static Interruption ofThisThread() {
    Interruption interruption = new Interruption(Thread.currentThread());
    Runtime.getRuntime().addShutdownHook(new Thread(interruption::end, "moie-shutdown"));
    return interruption;
  }

  /** The command has come to its end by itself. */
  void done() {
    done = true;
  }

  private void end() {
    if (done) {
      return;
    }
    command.interrupt();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      // The command's thread ends in System.exit, which waits for us: its own word is all there is
      // to wait for.
      synchronized (this) {
        while (!done && System.nanoTime() < deadline) {
          wait(20);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
