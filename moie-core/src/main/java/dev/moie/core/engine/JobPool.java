package dev.moie.core.engine;

import dev.moie.core.state.Job;
import dev.moie.core.state.Phase;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes up to so many jobs of a phase at once, on threads of its own. Used by one thread. */
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
   * @return empty if none was done in that time
   */
  Optional<Done> awaitOne(Duration patience) throws InterruptedException {
    Ended one = ended.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    if (one == null) {
      return Optional.empty();
    }
    running.remove(one.job.id());
    if (one.thrown instanceof InterruptedException interrupted) {
      throw interrupted;
    }
    if (one.thrown instanceof RuntimeException failure) {
      throw failure;
    }
    if (one.thrown instanceof Error failure) {
      throw failure;
    }
    return Optional.of(new Done(one.job, one.taken, one.duration));
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
