package dev.moie.app;

import dev.moie.app.render.Plain;
import dev.moie.app.render.Terminal;
import dev.moie.core.plugin.QuarantineEntry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * An end that the command did not choose: Ctrl-C, SIGTERM, or a plugin's {@code System.exit}. The
 * command's thread is interrupted, which stops the running step and its processes, and the process
 * ends when the command has saved what was done, or after {@link #PATIENCE}. If a plugin did it,
 * that is told, and the exit code is {@link ExitCode#PROBLEM}, whatever the plugin wanted it to be.
 */
final class Interruption {
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Thread command;
  private final ExitWatch exits;
  private final Terminal terminal;
  private final CountDownLatch done = new CountDownLatch(1);

  private Interruption(Thread command, ExitWatch exits, Terminal terminal) {
    this.command = command;
    this.exits = exits;
    this.terminal = terminal;
  }

  static Interruption ofThisThread(ExitWatch exits, Terminal terminal) {
    Interruption interruption = new Interruption(Thread.currentThread(), exits, terminal);
    Runtime.getRuntime().addShutdownHook(new Thread(interruption::end, "moie-shutdown"));
    return interruption;
  }

  /** The command has come to its end, and all of its output is written. */
  void done() {
    done.countDown();
  }

  private void end() {
    if (done.getCount() == 0) {
      return;
    }
    Optional<QuarantineEntry> culprit = exits.culprit();
    culprit.ifPresent(this::tell);
    command.interrupt();
    try {
      // The command's thread ends in System.exit, which waits for us: its own word is all there is
      // to wait for.
      done.await(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (culprit.isPresent()) {
      // Once a shutdown has begun, its exit code can be changed in no other way.
      Runtime.getRuntime().halt(ExitCode.PROBLEM);
    }
  }

  private void tell(QuarantineEntry entry) {
    terminal
        .err()
        .println(
            "moie: plugin "
                + Plain.line(entry.id())
                + " "
                + Plain.line(entry.version())
                + " "
                + Plain.line(entry.reason())
                + ", which ended this process; it is quarantined: install another version, or moie"
                + " plugins enable "
                + Plain.line(entry.id()));
  }
}
