package dev.moie.plugins.notify;

import dev.moie.api.alert.NotifierContext;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a conversation when its time is over or its thread is interrupted, neither of which blocking
 * sockets care about: a server that sends one byte a minute would otherwise be listened to for
 * ever.
 */
final class Deadline implements AutoCloseable {
  private static final long GLANCE_MILLIS = 50;

  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread watch;
  private volatile boolean struck;

  /** Hangs up. */
  interface HangUp {
    void run() throws Exception;
  }

  /**
   * Begins to watch the current thread.
   *
   * @param hangUp closes the connection; called on another thread, at most once
   */
  Deadline(NotifierContext context, HangUp hangUp) {
    Thread caller = Thread.currentThread();
    // Before the engine's own limit, so that the answer says more than "timed out".
    Duration left = context.remaining().multipliedBy(9).dividedBy(10);
    long end = System.nanoTime() + left.toNanos();
    watch =
        new Thread(
            () -> {
              try {
                while (!over.await(GLANCE_MILLIS, TimeUnit.MILLISECONDS)) {
                  if (caller.isInterrupted() || System.nanoTime() - end > 0) {
                    struck = true;
                    hangUp.run();
                    return;
                  }
                }
              } catch (Exception e) {
                // The conversation ends with an exception of its own, or has ended.
              }
            },
            "moie-notify-deadline");
    watch.setDaemon(true);
    watch.start();
  }

  /** Whether it was hung up. */
  boolean struck() {
    return struck;
  }

  @Override
  public void close() {
    over.countDown();
    boolean interrupted = false;
    while (true) {
      try {
        watch.join();
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
