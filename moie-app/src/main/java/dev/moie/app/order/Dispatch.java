package dev.moie.app.order;

import dev.moie.app.ExitCode;
import dev.moie.app.LockedException;
import dev.moie.app.Session;
import dev.moie.app.Storage;
import dev.moie.core.engine.Command;
import dev.moie.core.engine.Engine;
import dev.moie.core.engine.Heartbeat;
import dev.moie.core.log.Request;
import dev.moie.core.log.Requests;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Has something done about one job: here, if nobody holds the workspace; else by whoever does, who
 * finds the request in the log's letter box.
 */
public final class Dispatch {
  private static final Duration GLANCE = Duration.ofMillis(50);

  /** For ever, as far as people are concerned, and still a time that can be written down. */
  private static final Duration LONGEST = Duration.ofDays(365);

  private final Session session;
  private final Clock clock;
  private final String user;
  private final Performer performer;

  /** Does it here, and follows it. */
  public interface Performer {
    Request.Answer perform(Heartbeat heartbeat, Request request) throws Exception;
  }

  /**
   * Gives orders in a workspace.
   *
   * @param session used by one order at a time
   * @param clock the time
   * @param user who gives them
   * @param performer does what is done here
   */
  public Dispatch(Session session, Clock clock, String user, Performer performer) {
    this.session = session;
    this.clock = clock;
    this.user = user;
    this.performer = performer;
  }

  /**
   * Gives an order, and waits for the answer.
   *
   * @throws LockedException if nobody has looked at it in that time; it is taken back then
   */
  public Request.Answer give(
      Command command, String job, Map<String, String> arguments, Duration wait) throws Exception {
    Engine engine = session.engine();
    Instant now = engine.clock().instant();
    Instant deadline = now.plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST);
    Request request =
        new Request(engine.ids().get(), command.text(), job, arguments, user, now, deadline);
    Optional<Storage.Hold> lock = lock(request);
    if (lock.isPresent()) {
      return perform(lock.get(), request);
    }
    Requests requests = session.log().requests();
    requests.ask(request);
    while (true) {
      Optional<Request.Answer> answer = requests.answerTo(request.id());
      if (answer.isPresent()) {
        return answer.get();
      }
      // Whoever held the workspace may be gone without having looked into the letter box.
      lock = lock(request);
      if (lock.isPresent()) {
        if (requests.withdraw(request.id())) {
          return perform(lock.get(), request);
        }
        lock.get().close();
        return begun(
            requests,
            request,
            ExitCode.PROBLEM,
            "the engine that had begun it is gone; the next heartbeat verifies what became of job "
                + job);
      }
      if (!clock.instant().isBefore(deadline)) {
        if (requests.withdraw(request.id())) {
          throw new LockedException(session.workspace(), session.holder());
        }
        return begun(
            requests,
            request,
            ExitCode.LOCKED,
            "it has begun and goes on; \"moie history " + job + "\" tells what comes of it");
      }
      engine.pause().pause(GLANCE);
    }
  }

  /** What came of a request that could not be taken back any more. */
  private static Request.Answer begun(
      Requests requests, Request request, int exit, String otherwise) {
    return requests.answerTo(request.id()).orElse(new Request.Answer(exit, otherwise));
  }

  private Optional<Storage.Hold> lock(Request request) throws IOException {
    return session.hold(request.command());
  }

  private Request.Answer perform(Storage.Hold lock, Request request) throws Exception {
    try (Storage.Hold held = lock;
        Session.Work work = session.work()) {
      // If the log is open, then from when somebody else held the workspace and wrote to it: what
      // is known of its end may be old. It opens itself again.
      session.log().close();
      return performer.perform(new Heartbeat(session.engine(), session.store()), request);
    }
  }
}
