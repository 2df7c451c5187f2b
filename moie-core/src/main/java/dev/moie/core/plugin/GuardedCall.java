package dev.moie.core.plugin;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs plugin code so that nothing that it does reaches the engine: on a thread of its own, with a
 * time limit, with the plugin's loader as context, with whatever it throws turned into text there,
 * and with what belongs to the whole process put back. Used once.
 */
final class GuardedCall {
  private final Containment containment;
  private final CallSubject subject;
  private final ClassLoader loader;
  private final Generation.Lease lease;
  private final Duration limit;
  private final CountDownLatch ended = new CountDownLatch(1);

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
    Thread thread;
    try {
      thread = containment.threads().start(subject, loader, () -> contained(code, came));
    } catch (RuntimeException | OutOfMemoryError e) {
      // No thread to be had; or the plugin has closed its thread group.
      lease.close();
      throw new CallFailure(
          CallFailure.Kind.THREW, "no thread could be started for it: " + Thrown.describe(e));
    }
    try {
      if (!ended.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
        cancelled.run();
        thread.interrupt();
        throw overrun(thread);
      }
    } catch (InterruptedException e) {
      cancelled.run();
      thread.interrupt();
      throw e;
    }
    Ended<T> end = came.get();
    if (end.failure().isPresent()) {
      throw end.failure().get().masked(containment.masking());
    }
    return end.answer();
  }

  private CallFailure overrun(Thread thread) throws InterruptedException {
    String timedOut = "timed out after " + limit;
    if (ended.await(containment.limits().grace().toNanos(), TimeUnit.NANOSECONDS)) {
      return new CallFailure(CallFailure.Kind.TIMED_OUT, timedOut);
    }
    lease.abandon();
    containment.abandoned(subject, thread);
    return new CallFailure(
        CallFailure.Kind.ABANDONED, timedOut + "; it ignores interruption and was abandoned");
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
      containment.ambience().restore();
      lease.close();
      ended.countDown();
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
