package dev.moie.core.engine;

import dev.moie.core.state.Job;
import dev.moie.core.state.Phase;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Takes up to so many jobs of a phase at once. With one at a time they are taken on the caller's
 * own thread, so the common case starts no thread. Used by one thread.
 */
final class JobPool implements AutoCloseable {

  /** A job that was taken. */
  record Done(Job job, Taken taken, Duration duration) {}

  private record Ended(Job job, Taken taken, Duration duration, Throwable thrown) {}

  private final int size;
  private final Phase phase;
  private final JobTaker taker;
  private final BeatProgress progress;
  private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
  private final ExecutorService threads;
  private int running;

  private JobPool(
      int size, Phase phase, JobTaker taker, BeatProgress progress, ExecutorService threads) {
    this.size = size;
    this.phase = phase;
    this.taker = taker;
    this.progress = progress;
    this.threads = threads;
  }

  static JobPool of(int size, Phase phase, JobTaker taker, BeatProgress progress) {
    AtomicInteger number = new AtomicInteger();
    ThreadFactory named =
        task -> {
          Thread thread = new Thread(task, "moie-job-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        };
    int atOnce = Math.max(1, Math.min(size, Math.max(1, phase.jobs().size())));
    return new JobPool(
        atOnce,
        phase,
        taker,
        progress,
        atOnce == 1 ? new CallerThread() : Executors.newFixedThreadPool(atOnce, named));
  }

  boolean hasRoom() {
    return running < size;
  }

  boolean isIdle() {
    return running == 0;
  }

  void submit(Job job) {
    running++;
    progress.taking(phase, job);
    threads.execute(() -> ended.add(take(job)));
  }

  private Ended take(Job job) {
    long start = System.nanoTime();
    try {
      Taken taken = taker.take(phase, job);
      return new Ended(job, taken, Duration.ofNanos(System.nanoTime() - start), null);
    } catch (InterruptedException | RuntimeException | Error e) {
      return new Ended(job, null, Duration.ZERO, e);
    }
  }

  /** Waits until one of the running jobs is done. What its taking threw comes out here. */
  Done awaitOne() throws InterruptedException {
    Ended one = ended.take();
    running--;
    if (one.thrown instanceof InterruptedException interrupted) {
      throw interrupted;
    }
    if (one.thrown instanceof RuntimeException failure) {
      throw failure;
    }
    if (one.thrown instanceof Error failure) {
      throw failure;
    }
    return new Done(one.job, one.taken, one.duration);
  }

  /** Interrupts what is still running, and waits for it. */
  @Override
  public void close() throws InterruptedException {
    running -= threads.shutdownNow().size();
    while (running > 0) {
      ended.take();
      running--;
    }
  }
}
