package dev.moie.core.process;

import dev.moie.api.process.ProcessResult;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One program while it runs: its output is read on a thread beside, its end awaited on the
 * caller's.
 */
final class RunningProgram {
  /** How long output may still come from others in the group once the program itself has ended. */
  private static final Duration STRAGGLERS = Duration.ofMillis(200);

  private final Process process;
  private final ProcessGroup group;
  private final Duration limit;
  private final OutputTail tail = new OutputTail();
  private final Thread reader;
  private final long startNanos = System.nanoTime();

  RunningProgram(Process process, ProcessGroup group, Duration limit) {
    this.process = process;
    this.group = group;
    this.limit = limit;
    this.reader = new Thread(this::read, "moie-output-" + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  ProcessResult await() throws InterruptedException {
    try {
      if (!process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
        end();
        return ProcessResult.timedOut(limit, tail.text(), tail.total(), duration());
      }
      finishReading();
    } catch (InterruptedException e) {
      endUninterrupted();
      throw e;
    }
    int code = process.exitValue();
    // 128 + signal is how the system tells of a signal; a program that exits with such a code looks
    // the same.
    return code > 128 && code <= 192
        ? ProcessResult.signalled(code - 128, tail.text(), tail.total(), duration())
        : ProcessResult.exited(code, tail.text(), tail.total(), duration());
  }

  private Duration duration() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }

  /**
   * Whoever is still in the group goes with its leader. That the output has ended is no sign that
   * nobody is: Java ends it when the leader does.
   */
  private void finishReading() throws InterruptedException {
    reader.join(STRAGGLERS.toMillis());
    group.kill(process, List.of());
    if (reader.isAlive()) {
      reader.join(STRAGGLERS.toMillis());
      closeOutput();
    }
  }

  private void end() throws InterruptedException {
    List<ProcessHandle> descendants = process.descendants().toList();
    group.terminate(process);
    boolean ended = process.waitFor(LocalProcesses.GRACE.toMillis(), TimeUnit.MILLISECONDS);
    group.kill(process, descendants);
    if (!ended) {
      process.waitFor();
    }
    reader.join(STRAGGLERS.toMillis());
    closeOutput();
  }

  /** Ends the group although this thread is being interrupted: nothing may be left behind. */
  private void endUninterrupted() {
    boolean interruptedAgain = false;
    while (true) {
      try {
        end();
        break;
      } catch (InterruptedException e) {
        interruptedAgain = true;
      }
    }
    if (interruptedAgain) {
      Thread.currentThread().interrupt();
    }
  }

  private void closeOutput() {
    try {
      process.getInputStream().close();
    } catch (IOException nothingMoreToRead) {
      // closed is closed
    }
  }

  private void read() {
    byte[] buffer = new byte[16 * 1024];
    InputStream output = process.getInputStream();
    try {
      for (int n = output.read(buffer); n >= 0; n = output.read(buffer)) {
        tail.add(buffer, n);
      }
    } catch (IOException closedByUs) {
      // the end of what we read
    }
  }
}
