package dev.moie.core.plugin;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs plugin code so that nothing that it does reaches the engine: on a thread that it has to
 * itself, with a time limit, with the plugin's loader as context, with whatever it throws turned
 * into text there, with what it puts out bounded, and with what belongs to the whole process put
 * back. Used once.
 */
final class GuardedCall {
  private final Containment containment;
  private final CallSubject subject;
  private final ClassLoader loader;
  private final Generation.Lease lease;
  private final Duration limit;
  private final CountDownLatch ended = new CountDownLatch(1);

  /** It has ended, or is to: it floods. */
  private final CountDownLatch settled = new CountDownLatch(1);

  private final LastLines progress = new LastLines();
  private final AtomicReference<CallVolume> volume = new AtomicReference<>();

  /**
   * Prepares one call.
   *
   * @param lease given back when the call ends, which may be long after we have stopped waiting for
   *     it
   */
  GuardedCall(
      Containment containment,
      CallSubject subject,
      ClassLoader loader,
      Generation.Lease lease,
      Duration limit) {
    this.containment = containment;
    this.subject = subject;
    this.loader = loader;
    this.lease = lease;
    this.limit = limit;
  }

  /** What came of the code: an answer, which may be null, or a failure. */
  private record Ended<T>(T answer, Optional<CallFailure> failure) {}

  /**
   * Runs the code and waits for its answer.
   *
   * @param cancelled called before the code is interrupted
   * @throws CallFailure if there is none
   * @throws InterruptedException if the caller was interrupted; the code is interrupted then too
   */
  <T> T run(Callable<T> code, Runnable cancelled) throws CallFailure, InterruptedException {
    AtomicReference<Ended<T>> came = new AtomicReference<>();
    CallThread thread;
    try {
      thread = containment.threads().start(this, loader, () -> contained(code, came));
    } catch (RuntimeException | OutOfMemoryError e) {
      // No thread to be had; or the plugin has closed its thread group.
      lease.close();
      throw new CallFailure(
          CallFailure.Kind.THREW, "no thread could be started for it: " + Thrown.describe(e));
    }
    try {
      boolean inTime = settled.await(limit.toNanos(), TimeUnit.NANOSECONDS);
      if (ended.getCount() > 0) {
        cancelled.run();
        thread.interrupt();
        throw inTime ? flooded(thread) : overrun(thread);
      }
    } catch (InterruptedException e) {
      cancelled.run();
      thread.interrupt();
      throw e;
    }
    CallVolume counted = volume.get();
    if (counted != null) {
      containment.tell(subject, counted);
    }
    containment.checkThreads(subject, loader);
    Ended<T> end = came.get();
    if (end.failure().isPresent()) {
      throw end.failure().get().masked(containment.masking());
    }
    return end.answer();
  }

  private CallFailure overrun(CallThread thread) throws InterruptedException {
    String timedOut = "timed out after " + limit;
    if (endsInGrace()) {
      return new CallFailure(CallFailure.Kind.TIMED_OUT, timedOut);
    }
    return abandoned(thread, timedOut, "ignored its time limit and interruption");
  }

  private CallFailure flooded(CallThread thread) throws InterruptedException {
    String what = flood().orElseThrow();
    if (endsInGrace()) {
      containment.tell(subject, volume());
      return new CallFailure(CallFailure.Kind.FLOODED, what + " and was interrupted");
    }
    return abandoned(thread, what, what + " and ignored its interruption");
  }

  private boolean endsInGrace() throws InterruptedException {
    return ended.await(containment.limits().grace().toNanos(), TimeUnit.NANOSECONDS);
  }

  private CallFailure abandoned(CallThread thread, String told, String recorded) {
    lease.abandon();
    containment.abandoned(subject, thread, recorded);
    return new CallFailure(
        CallFailure.Kind.ABANDONED, told + "; it ignores interruption and was abandoned");
  }

  CallSubject subject() {
    return subject;
  }

  /** Counts what the code is about to print; whether that is passed on. Waits for nothing. */
  boolean prints(int bytes) {
    return counted(volume().prints(bytes));
  }

  /** Counts a message of progress; whether it is passed on. */
  boolean reports() {
    return counted(volume().reports());
  }

  /** Keeps a message of progress for whoever looks while the call runs. */
  void keep(String line) {
    progress.add(line);
  }

  /** The last messages of progress. */
  List<String> progress() {
    return progress.all();
  }

  private boolean counted(boolean passedOn) {
    if (!passedOn && flood().isPresent()) {
      settled.countDown();
    }
    return passedOn;
  }

  private CallVolume volume() {
    CallVolume counted = volume.get();
    if (counted == null) {
      volume.compareAndSet(null, new CallVolume());
      counted = volume.get();
    }
    return counted;
  }

  private Optional<String> flood() {
    CallVolume counted = volume.get();
    return counted == null ? Optional.empty() : counted.flood();
  }

  @SuppressWarnings("CatchingUnchecked") // whatever there is
  private <T> void contained(Callable<T> code, AtomicReference<Ended<T>> came) {
    try {
      came.set(new Ended<>(code.call(), Optional.empty()));
    } catch (CallFailure refused) {
      came.set(new Ended<>(null, Optional.of(refused)));
    } catch (Throwable thrown) {
      came.set(new Ended<>(null, Optional.of(failure(thrown))));
    } finally {
      end();
    }
  }

  @SuppressWarnings("CatchingUnchecked") // a value of a system property is the plugin's, perhaps
  private void end() {
    try {
      containment.restore(subject);
    } catch (Throwable again) {
      // What could be put back is.
    } finally {
      lease.close();
      ended.countDown();
      settled.countDown();
    }
  }

  /** On the plugin's thread, since even the message of what was thrown is plugin code. */
  private static CallFailure failure(Throwable thrown) {
    Optional<PluginProblem> problem;
    try {
      problem = Problems.ofLinkage(thrown);
    } catch (Throwable again) {
      problem = Optional.empty();
    }
    return new CallFailure(CallFailure.Kind.THREW, Thrown.describe(thrown), problem);
  }
}
