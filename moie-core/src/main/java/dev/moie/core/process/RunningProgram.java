package dev.moie.core.process;

import dev.moie.api.process.ProcessResult;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One program while it runs. The caller's thread does everything, reading and waiting in turn: a
 * thread that is blocked in reading could not be freed while anybody holds the other end.
 */
final class RunningProgram {
  /** How long others in the group may go on once the program itself has ended. */
  private static final Duration STRAGGLERS = Duration.ofMillis(200);

  /** How long a killed program is waited for: one that hangs in the kernel dies when it can. */
  private static final Duration DEATH = Duration.ofSeconds(10);

  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(1);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(8);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(20);

  private final Process process;
  private final ProcessGroup group;
  private final Duration limit;
  private final ProgramOutput output;
  private final long startNanos = System.nanoTime();

  RunningProgram(Process process, ProcessGroup group, Duration limit) {
    this.process = process;
    this.group = group;
    this.limit = limit;
    this.output = new ProgramOutput(process.getInputStream());
  }

  /** What it has written so far, or the end of that. By any thread. */
  String soFar() {
    return output.text();
  }

  /** Waits for the end of the program and of its group. */
  ProcessResult await() throws InterruptedException {
    return output.exclusively(this::toTheEnd);
  }

  private ProcessResult toTheEnd() throws InterruptedException {
    boolean over = false;
    try {
      boolean ended = endsWithin(limit);
      if (ended) {
        awaitStragglers();
      } else {
        end();
      }
      over = true;
      output.readRest();
      return ended ? result(process.exitValue()) : timedOut();
    } finally {
      if (!over) {
        endUninterrupted();
      }
    }
  }

  private ProcessResult result(int code) {
    // 128 + signal is how the system tells of a signal; a program that exits with such a code looks
    // the same.
    return code > 128 && code <= 192
        ? ProcessResult.signalled(code - 128, output.text(), output.total(), duration())
        : ProcessResult.exited(code, output.text(), output.total(), duration());
  }

  private ProcessResult timedOut() {
    return ProcessResult.timedOut(limit, output.text(), output.total(), duration());
  }

  private Duration duration() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }

  private boolean endsWithin(Duration time) throws InterruptedException {
    // Saturates, where Duration.toNanos overflows.
    long nanos = TimeUnit.NANOSECONDS.convert(time);
    long start = System.nanoTime();
    long pause = FIRST_PAUSE.toNanos();
    while (true) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (output.readSome()) {
        pause = SHORTEST_PAUSE.toNanos();
      }
      long left = nanos - (System.nanoTime() - start);
      if (process.waitFor(Math.min(pause, left), TimeUnit.NANOSECONDS)) {
        return true;
      }
      if (left <= 0) {
        return false;
      }
      pause = Math.min(2 * pause, LONGEST_PAUSE.toNanos());
    }
  }

  /** Whoever is still in the group goes soon after its leader. */
  private void awaitStragglers() throws InterruptedException {
    long start = System.nanoTime();
    while (group.hasMembers(process)) {
      if (System.nanoTime() - start > STRAGGLERS.toNanos()) {
        group.kill(process, List.of());
        return;
      }
      output.readSome();
      TimeUnit.NANOSECONDS.sleep(SHORTEST_PAUSE.toNanos());
    }
  }

  private void end() throws InterruptedException {
    List<ProcessHandle> descendants = process.descendants().toList();
    group.terminate(process);
    endsWithin(LocalProcesses.GRACE);
    group.kill(process, descendants);
    endsWithin(DEATH);
  }

  /** Ends the group although this thread is being interrupted: nothing may be left behind. */
  private void endUninterrupted() {
    boolean interrupted = false;
    while (true) {
      try {
        end();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
