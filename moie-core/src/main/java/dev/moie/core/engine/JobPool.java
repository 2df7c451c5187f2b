package dev.moie.core.engine;

import dev.moie.core.state.Job;
import dev.moie.core.state.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes up to so many jobs of a phase at once, on threads of its own. Used by one thread. */
final class JobPool implements AutoCloseable {

  /** A job that was taken. */
  record Done(Job job, Taken taken, Duration duration) {}

  private record Ended(Job job, Taken taken, Duration duration, Throwable thrown) {
    Done done() throws InterruptedException {
      if (thrown instanceof InterruptedException interrupted) {
        throw interrupted;
      }
      if (thrown instanceof RuntimeException failure) {
        throw failure;
      }
      if (thrown instanceof Error failure) {
        throw failure;
      }
      return new Done(job, taken, duration);
    }
  }

  private final int size;
  private final Phase phase;
  private final JobTaker taker;
  private final BeatProgress progress;
  private final BlockingDeque<Ended> ended = new LinkedBlockingDeque<>();
  private final ExecutorService threads;
  private final Set<String> running = new HashSet<>();

  JobPool(int size, Phase phase, JobTaker taker, BeatProgress progress) {
    AtomicInteger number = new AtomicInteger();
    ThreadFactory named =
        task -> {
          Thread thread = new Thread(task, "moie-job-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        };
    this.size = Math.max(1, Math.min(size, phase.jobs().size()));
    this.phase = phase;
    this.taker = taker;
    this.progress = progress;
    this.threads = Executors.newFixedThreadPool(this.size, named);
  }

  boolean hasRoom() {
    return running.size() < size;
  }

  boolean isIdle() {
    return running.isEmpty();
  }

  /** The ids of the jobs that are being taken. */
  Set<String> running() {
    return Set.copyOf(running);
  }

  void submit(Job job) {
    running.add(job.id());
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

  /**
   * Waits until one of the running jobs is done. What its taking threw comes out here.
   *
   * @param patience how long to wait
   * @return all that are done by then; empty if none was in that time
   */
  List<Done> await(Duration patience) throws InterruptedException {
    List<Done> done = new ArrayList<>();
    Ended next = ended.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    while (next != null) {
      if (next.thrown != null && !done.isEmpty()) {
        // Those before it are to be taken over first.
        ended.addFirst(next);
        break;
      }
      running.remove(next.job.id());
      done.add(next.done());
      next = ended.poll();
    }
    return done;
  }

  /** Interrupts what is still running, and waits for it. What never began is not waited for. */
  @Override
  public void close() throws InterruptedException {
    int unstarted = threads.shutdownNow().size();
    while (running.size() > unstarted) {
      running.remove(ended.take().job.id());
    }
  }
}
