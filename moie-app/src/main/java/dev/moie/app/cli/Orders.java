package dev.moie.app.cli;

import dev.moie.app.ExitCode;
import dev.moie.app.LockedException;
import dev.moie.app.Session;
import dev.moie.app.Surroundings;
import dev.moie.app.render.JsonOutput;
import dev.moie.app.render.Plain;
import dev.moie.app.render.ProgressLine;
import dev.moie.app.render.Terminal;
import dev.moie.core.engine.Command;
import dev.moie.core.engine.Engine;
import dev.moie.core.engine.Heartbeat;
import dev.moie.core.log.Request;
import dev.moie.core.log.Requests;
import dev.moie.core.workspace.WorkspaceLock;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Has something done about one job: here, if nobody holds the workspace; else by whoever does, who
 * finds the request in the log's letter box.
 */
final class Orders {
  private static final Duration GLANCE = Duration.ofMillis(50);

  /** For ever, as far as people are concerned, and still a time that can be written down. */
  private static final Duration LONGEST = Duration.ofDays(365);

  private final GlobalOptions options;
  private final Sessions sessions;
  private final Surroundings surroundings;
  private final Terminal terminal;
  private final Clock clock;

  @Inject
  Orders(
      GlobalOptions options,
      Sessions sessions,
      Surroundings surroundings,
      Terminal terminal,
      Clock clock) {
    this.options = options;
    this.sessions = sessions;
    this.surroundings = surroundings;
    this.terminal = terminal;
    this.clock = clock;
  }

  /** Gives an order about a job of the workspace, waits, prints what came of it. */
  int give(
      Command command, String job, Map<String, String> arguments, Duration wait, CommandSpec spec)
      throws Exception {
    try (Session session = command == Command.RUN ? sessions.openToRun() : sessions.open()) {
      JobNames.find(session.store().load().state(), job, spec);
      Request.Answer answer = give(session, command, job, arguments, wait);
      if (options.json()) {
        terminal.out().println(JsonOutput.text(JsonOutput.order(command, job, answer)));
      } else if (answer.exit() == ExitCode.OK) {
        if (!options.quiet()) {
          terminal.out().println(Plain.line(answer.text()));
        }
      } else {
        terminal.err().println("moie: " + Plain.line(answer.text()));
      }
      return answer.exit();
    }
  }

  /** Gives an order, and waits for the answer. */
  Request.Answer give(
      Session session, Command command, String job, Map<String, String> arguments, Duration wait)
      throws Exception {
    Engine engine = session.engine();
    Instant now = engine.clock().instant();
    Instant deadline = now.plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST);
    Request request =
        new Request(
            engine.ids().get(), command.text(), job, arguments, surroundings.user(), now, deadline);
    Optional<WorkspaceLock> lock = lock(session, request);
    if (lock.isPresent()) {
      return perform(lock.get(), session, engine, request);
    }
    Requests requests = session.log().requests();
    requests.ask(request);
    while (true) {
      Optional<Request.Answer> answer = requests.answerTo(request.id());
      if (answer.isPresent()) {
        return answer.get();
      }
      // Whoever held the workspace may be gone without having looked into the letter box.
      lock = lock(session, request);
      if (lock.isPresent()) {
        if (requests.withdraw(request.id())) {
          return perform(lock.get(), session, engine, request);
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
          throw new LockedException(session.workspace(), WorkspaceLock.holder(session.workspace()));
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

  private Optional<WorkspaceLock> lock(Session session, Request request) throws IOException {
    return WorkspaceLock.acquire(session.workspace(), request.command(), clock);
  }

  private Request.Answer perform(
      WorkspaceLock lock, Session session, Engine engine, Request request) throws Exception {
    try (WorkspaceLock held = lock;
        Session.Work work = session.work();
        ProgressLine progress = new ProgressLine(terminal)) {
      // If the log is open, then from when somebody else held the workspace and wrote to it: what
      // is known of its end may be old. It opens itself again.
      session.log().close();
      return new Heartbeat(engine, session.store()).perform(request, progress);
    }
  }
}
