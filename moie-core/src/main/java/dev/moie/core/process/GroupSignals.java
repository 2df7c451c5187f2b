package dev.moie.core.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Sends signals to process groups through one shell that stays, whose {@code kill} is built in:
 * starting kill(1) for each would cost as much as a short command itself. The shell ends with this
 * process, whatever becomes of it, because its standard input ends then. Thread-safe.
 */
final class GroupSignals implements AutoCloseable {
  private Optional<Shell> shell = Optional.empty();

  private record Shell(Process process, OutputStream orders, BufferedReader answers) {

    static Shell start() throws IOException {
      String loop = "while read -r s g; do kill -s $s -- -$g 2>/dev/null; echo $?; done";
      Process process =
          EngineThreads.start(
              new ProcessBuilder("/bin/sh", "-c", loop)
                  .redirectError(ProcessBuilder.Redirect.DISCARD));
      return new Shell(
          process,
          process.getOutputStream(),
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII)));
    }

    boolean send(String signal, long group) throws IOException {
      orders.write((signal + " " + group + "\n").getBytes(StandardCharsets.US_ASCII));
      orders.flush();
      String answer = answers.readLine();
      if (answer == null) {
        throw new IOException("the shell has ended");
      }
      return answer.equals("0");
    }
  }

  /** Starts the shell, so that it is there when it is needed. */
  synchronized void prepare() {
    try {
      if (shell.isEmpty() || !shell.get().process().isAlive()) {
        close();
        shell = Optional.of(Shell.start());
      }
    } catch (IOException noShell) {
      // Then the program that is about to be started is not going to start either.
    }
  }

  /**
   * Sends a signal to all of a group.
   *
   * @param signal its name, such as {@code KILL}; {@code 0} only asks
   * @return whether there was anybody in that group
   */
  synchronized boolean send(String signal, long group) {
    // Twice: somebody may have ended the shell.
    for (int attempt = 0; attempt < 2; attempt++) {
      prepare();
      try {
        if (shell.isPresent()) {
          return shell.get().send(signal, group);
        }
      } catch (IOException ended) {
        close();
      }
    }
    return false;
  }

  @Override
  public synchronized void close() {
    shell.ifPresent(open -> open.process().destroyForcibly());
    shell = Optional.empty();
  }
}
