package dev.moie.app.cli;

import dev.moie.app.ExitCode;
import dev.moie.app.Session;
import dev.moie.app.Surroundings;
import dev.moie.app.order.Dispatch;
import dev.moie.app.render.JsonOutput;
import dev.moie.app.render.Plain;
import dev.moie.app.render.ProgressLine;
import dev.moie.app.render.Terminal;
import dev.moie.core.engine.Command;
import dev.moie.core.engine.Heartbeat;
import dev.moie.core.log.Request;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Has something done about one job: here, if nobody holds the workspace; else by whoever does, who
 * finds the request in the log's letter box.
 */
final class Orders {
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
    return new Dispatch(session, clock, surroundings.user(), this::perform)
        .give(command, job, arguments, wait);
  }

  private Request.Answer perform(Heartbeat heartbeat, Request request) throws Exception {
    try (ProgressLine progress = new ProgressLine(terminal)) {
      return heartbeat.perform(request, progress);
    }
  }
}
