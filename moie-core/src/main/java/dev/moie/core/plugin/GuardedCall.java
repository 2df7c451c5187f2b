package dev.moie.core.plugin;

import java.time.Duration;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs plugin code so that nothing that it does reaches the engine: on a thread of the plugin's
 * own, with a time limit, with the plugin's loader as context, and with locale and time zone put
 * back.
 */
final class GuardedCall {
  /** How long a call has to end after it was interrupted. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final LoadedPlugin plugin;
  private final Generation.Lease lease;
  private final Duration limit;
  private final CountDownLatch ended = new CountDownLatch(1);

  /**
   * Prepares one call.
   *
   * @param lease given back when the call ends, which may be long after we have stopped waiting for
   *     it
   */
  GuardedCall(LoadedPlugin plugin, Generation.Lease lease, Duration limit) {
    this.plugin = plugin;
    this.lease = lease;
    this.limit = limit;
  }

  /** The call took longer than its limit. */
  static final class Overrun extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean abandoned;

    Overrun(boolean abandoned) {
      super("over its time limit");
      this.abandoned = abandoned;
    }

    /** Whether the call ignored its interruption and still runs. */
    boolean isAbandoned() {
      return abandoned;
    }
  }

  /**
   * Runs the code and waits for its answer.
   *
   * @param cancelled called before the code is interrupted
   * @throws ExecutionException with whatever the code threw
   * @throws Overrun if it took too long
   * @throws InterruptedException if the caller was interrupted; the code is interrupted then too
   */
  <T> T run(Callable<T> code, Runnable cancelled)
      throws ExecutionException, Overrun, InterruptedException {
    Future<T> future = plugin.threads().submit(() -> contained(code));
    try {
      return future.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      cancelled.run();
      future.cancel(true);
      throw new Overrun(!ended.await(GRACE.toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      cancelled.run();
      future.cancel(true);
      throw e;
    }
  }

  private <T> T contained(Callable<T> code) throws Exception {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      return code.call();
    } finally {
      if (!Locale.getDefault().equals(locale)) {
        Locale.setDefault(locale);
      }
      if (!TimeZone.getDefault().equals(zone)) {
        TimeZone.setDefault(zone);
      }
      Thread.currentThread().setContextClassLoader(plugin.loader());
      lease.close();
      ended.countDown();
    }
  }
}
