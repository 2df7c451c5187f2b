package dev.moie.app.http;

import static dev.moie.app.http.Route.Parameter.body;
import static dev.moie.app.http.Route.Parameter.path;

import com.fasterxml.jackson.databind.JsonNode;
import dev.moie.app.ExitCode;
import dev.moie.app.http.Route.Answer;
import dev.moie.app.http.Route.Parameter;
import dev.moie.app.render.JsonOutput;
import dev.moie.core.engine.Command;
import dev.moie.core.json.JsonTree;
import dev.moie.core.log.Request;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be ordered. The answer is the same as that of the command with {@code --json}. */
final class ChangeApi {
  private static final Duration WAIT = Duration.ofSeconds(10);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
  private static final int LONGEST_REASON = 2_000;

  private final ReadApi reading;
  private final Orderly orderly;

  ChangeApi(ReadApi reading, Orderly orderly) {
    this.reading = reading;
    this.orderly = orderly;
  }

  List<Route> routes() {
    return List.of(
        order(
            Command.RUN,
            "Take a job now, cyclic or not: verify, run, verify.",
            body(
                "force",
                "boolean",
                "Although its verification holds, or a need is not completed. Default: false.")),
        order(Command.RESET, "Make a job pending again, its attempts forgotten."),
        order(Command.PAUSE, "Leave a job alone from now on."),
        order(Command.UNPAUSE, "Let a paused job go on."),
        order(
            Command.COMPLETE,
            "Attest that a job without a verification is done.",
            body("reason", "string", "Why it counts as done; needed.")),
        order(
            Command.APPROVE,
            "Approve what a policy has asked about a job's action.",
            body("reason", "string", "Why. Default: nothing.")),
        order(
            Command.DENY,
            "Deny what a policy has asked about a job's action.",
            body("reason", "string", "Why. Default: nothing.")));
  }

  private Route order(Command command, String summary, Parameter... own) {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(path("job", "The id of a job."));
    parameters.addAll(List.of(own));
    parameters.add(
        body(
            "wait",
            "string",
            "How long to wait for what comes of it, up to PT60S; then it goes on, and the answer"
                + " is 202. Default: PT10S."));
    return new Route(
        "POST",
        "/api/v1/jobs/{job}/" + command.text(),
        summary,
        parameters,
        Answer.json("http-order"),
        context -> give(context, command));
  }

  private void give(Context context, Command command) throws Exception {
    String job = reading.job(context.pathParam("job")).job().id();
    JsonNode told = told(context);
    Map<String, String> arguments =
        switch (command) {
          case RUN -> Map.of("force", Boolean.toString(told.path("force").asBoolean(false)));
          case COMPLETE -> Map.of("reason", reason(told.path("reason").asText("")));
          case APPROVE, DENY -> Map.of("reason", remark(told.path("reason").asText("")));
          default -> Map.of();
        };
    Optional<Request.Answer> answer = orderly.give(command, job, arguments, wait(told));
    if (answer.isEmpty()) {
      context.status(202);
      ReadApi.json(context, ApiJson.underWay(command.text(), job));
      return;
    }
    if (answer.get().exit() == ExitCode.LOCKED) {
      throw new Refusal(409, "Locked", answer.get().text());
    }
    ReadApi.json(context, JsonOutput.order(command, job, answer.get()));
  }

  /** Why a job counts as done, as a person says. */
  static String reason(String text) {
    if (text.isBlank() || text.length() > LONGEST_REASON) {
      throw Refusal.badRequest(
          "reason says why it counts as done, in up to " + LONGEST_REASON + " characters");
    }
    return text.strip();
  }

  private static String remark(String text) {
    return text.isBlank() ? "" : reason(text);
  }

  private static Duration wait(JsonNode told) {
    if (!told.has("wait")) {
      return WAIT;
    }
    try {
      Duration wait = Duration.parse(told.path("wait").asText(""));
      if (!wait.isNegative() && wait.compareTo(LONGEST_WAIT) <= 0) {
        return wait;
      }
    } catch (DateTimeException notADuration) {
      // told below, together with those that are too long
    }
    throw Refusal.badRequest("wait takes a duration from PT0S to PT60S");
  }

  /** What the body says. */
  static JsonNode told(Context context) {
    String text = new String(context.bodyAsBytes(), StandardCharsets.UTF_8);
    try {
      JsonNode told = JsonTree.read(text.isBlank() ? "{}" : text);
      if (told.isObject()) {
        return told;
      }
    } catch (IOException notJson) {
      // told below, together with what is no object
    }
    throw Refusal.badRequest("the body has to be one JSON object, or empty");
  }
}
