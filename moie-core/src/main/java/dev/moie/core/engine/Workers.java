package dev.moie.core.engine;

import dev.moie.core.log.Request;
import dev.moie.core.state.Job;
import dev.moie.core.state.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Takes single jobs on threads of its own, as the slots allow; each is done when it is done, and
 * holds up no other. Its methods are called by one thread.
 */
final class Workers implements AutoCloseable {

  /**
   * A job that is to be taken.
   *
   * @param request who asked for it; empty if it was due
   */
  record Work(Phase phase, Job job, JobTaker taker, Optional<Request> request) {}

  /**
   * A job that was taken.
   *
   * @param thrown what came instead of an answer
   */
  record Done(Work work, Optional<Taken> taken, Duration duration, Optional<Throwable> thrown) {}

  private final Slots slots;
  private final BlockingQueue<Done> done = new LinkedBlockingQueue<>();
  private final Map<Work, Future<?>> running = new ConcurrentHashMap<>();
  private final ExecutorService threads;

  Workers(Slots slots) {
    this.slots = slots;
    AtomicInteger number = new AtomicInteger();
    this.threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "moie-work-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Begins with a job, if there is a slot for it. */
  Slots.Answer begin(Work work) {
    Slots.Answer answer = slots.take(work.job());
    if (answer == Slots.Answer.TAKEN) {
      running.put(work, threads.submit(() -> take(work)));
    }
    return answer;
  }

  @SuppressWarnings("CatchingUnchecked") // whatever it is, the heart is told
  private void take(Work work) {
    long start = System.nanoTime();
    Optional<Taken> taken = Optional.empty();
    Optional<Throwable> thrown = Optional.empty();
    try {
      taken = Optional.of(work.taker().take(work.phase(), work.job()));
    } catch (Throwable e) {
      thrown = Optional.of(e);
    } finally {
      slots.giveBack(work.job());
      done.add(new Done(work, taken, Duration.ofNanos(System.nanoTime() - start), thrown));
    }
  }

  /** What is done, after waiting for the first one. */
  Collection<Done> await(Duration patience) throws InterruptedException {
    List<Done> found = new ArrayList<>();
    Done first = done.poll(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS);
    if (first != null) {
      found.add(first);
      done.drainTo(found);
      found.forEach(each -> running.remove(each.work()));
    }
    return found;
  }

  boolean isIdle() {
    return running.isEmpty();
  }

  /** Interrupts everything that runs. */
  void interrupt() {
    running.values().forEach(future -> future.cancel(true));
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
