package dev.moie.app.http;

import java.util.concurrent.Semaphore;

/**
 * Lets as many requests be worked on at once as there are processors, at least two, and the others
 * wait: a crowd of them gets its answers no sooner by working on all at once, and would leave the
 * heart, which is one thread, a small share of the machine. Not for what waits itself. Thread-safe.
 */
final class Turns {
  private final Semaphore free =
      new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);

  /** The same work, in its turn. */
  Route.Work of(Route.Work work) {
    return context -> {
      free.acquire();
      try {
        work.serve(context);
      } finally {
        free.release();
      }
    };
  }
}
