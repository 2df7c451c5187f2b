package dev.moie.app.render;

import dev.moie.core.engine.BeatProgress;
import dev.moie.core.engine.JobReport;
import dev.moie.core.state.Job;
import dev.moie.core.state.Phase;

/**
 * One line on a terminal that tells what a beat is doing; nothing where nobody watches.
 * Thread-safe.
 */
public final class ProgressLine implements BeatProgress, AutoCloseable {
  private static final int WIDTH = 78;
  private static final long INTERVAL_NANOS = 50_000_000;

  private final Terminal terminal;
  private int total;
  private int done;
  private long shownAt;
  private boolean shown;

  public ProgressLine(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public synchronized void taking(Phase phase, Job job) {
    total = phase.jobs().size();
    show("phase " + phase.id() + ": " + job.id() + " " + job.task());
  }

  @Override
  public synchronized void line(Job job, String line) {
    show(job.id() + ": " + line);
  }

  @Override
  public synchronized void done(JobReport report) {
    done++;
  }

  @Override
  public synchronized void promoted(Phase next) {
    done = 0;
  }

  private void show(String text) {
    long now = System.nanoTime();
    if (!terminal.interactive() || (shown && now - shownAt < INTERVAL_NANOS)) {
      return;
    }
    shownAt = now;
    shown = true;
    String counted = "[" + done + "/" + total + "] " + text;
    terminal.err().print("\r" + String.format("%-" + WIDTH + "s", Plain.line(counted, WIDTH)));
    terminal.err().flush();
  }

  /** Clears the line. */
  @Override
  public synchronized void close() {
    if (shown) {
      terminal.err().print("\r" + " ".repeat(WIDTH) + "\r");
      terminal.err().flush();
      shown = false;
    }
  }
}
