package dev.moie.app.http;

import dev.moie.app.Session;
import dev.moie.app.order.Dispatch;
import dev.moie.core.engine.BeatProgress;
import dev.moie.core.engine.Command;
import dev.moie.core.log.Request;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Gives orders about jobs for those who ask over HTTP, the same way as the command line: each with
 * a session of its own, so that nobody else's is disturbed. Thread-safe.
 */
final class Orderly implements AutoCloseable {
  private static final int AT_ONCE = 8;

  /** How long whoever holds the workspace may let an order lie. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private final Opener opener;
  private final Clock clock;
  private final String user;
  private final ThreadPoolExecutor threads;

  Orderly(Opener opener, Clock clock, String user) {
    this.opener = opener;
    this.clock = clock;
    this.user = user;
    this.threads =
        new ThreadPoolExecutor(
            0,
            AT_ONCE,
            30,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> {
              Thread thread = new Thread(task, "moie-http-order");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Gives an order.
   *
   * @param wait how long to wait for what comes of it
   * @return empty if it goes on
   */
  Optional<Request.Answer> give(
      Command command, String job, Map<String, String> arguments, Duration wait) throws Exception {
    Future<Request.Answer> answer;
    try {
      answer = threads.submit(() -> give(command, job, arguments));
    } catch (RejectedExecutionException full) {
      throw new Refusal(
          503, "Busy", AT_ONCE + " orders are being carried out; wait until one of them is done");
    }
    try {
      return Optional.of(answer.get(wait.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException goesOn) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  private Request.Answer give(Command command, String job, Map<String, String> arguments)
      throws Exception {
    try (Session session = opener.open()) {
      return new Dispatch(
              session,
              clock,
              user,
              (heartbeat, request) -> heartbeat.perform(request, BeatProgress.NONE))
          .give(command, job, arguments, LONGEST);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
