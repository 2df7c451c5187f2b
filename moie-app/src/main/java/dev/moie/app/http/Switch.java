package dev.moie.app.http;

import static dev.moie.app.http.Route.Parameter.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.app.http.Route.Answer;
import dev.moie.app.render.Plain;
import dev.moie.app.render.StopJson;
import dev.moie.core.engine.FileJournal;
import dev.moie.core.io.Disk;
import dev.moie.core.stop.Stop;
import dev.moie.core.stop.Torsions;
import dev.moie.core.workspace.Workspace;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The kill switch over HTTP, as {@code moie stop} and {@code moie resume} have it. */
final class Switch {
  private static final Logger LOG = LoggerFactory.getLogger(Switch.class);
  private static final int LONGEST_REASON = 500;

  private final Workspace workspace;
  private final Vitals vitals;
  private final Clock clock;
  private final String user;

  /**
   * Uses a switch.
   *
   * @param clock in the workspace's zone
   * @param user who is said to have done it
   */
  Switch(Workspace workspace, Vitals vitals, Clock clock, String user) {
    this.workspace = workspace;
    this.vitals = vitals;
    this.clock = clock;
    this.user = user;
  }

  List<Route> routes() {
    return List.of(
        new Route(
            "POST",
            "/api/v1/stop",
            "The kill switch: start nothing more, until it is resumed.",
            List.of(
                body("reason", "string", "Why, for whoever wonders."),
                body("now", "boolean", "Interrupt what runs. Default: false.")),
            Answer.json("stop"),
            context -> {
              JsonNode told = ChangeApi.told(context);
              ReadApi.json(
                  context, stop(told.path("reason").asText(""), told.path("now").asBoolean(false)));
            }),
        new Route(
            "POST",
            "/api/v1/resume",
            "Let a stopped workspace go on.",
            List.of(),
            Answer.json("resume"),
            context -> ReadApi.json(context, resume())));
  }

  ObjectNode stop(String reason, boolean now) throws IOException {
    Stop wanted =
        new Stop(
            clock.instant().truncatedTo(ChronoUnit.SECONDS),
            user,
            Plain.line(reason, LONGEST_REASON),
            now ? Stop.How.NOW : Stop.How.DRAIN);
    Stop stop = vitals.killSwitch().stop(wanted);
    if (stop.equals(wanted)) {
      journal("STOPPED: " + stop.describe());
    }
    return StopJson.stopped(stop, stop.equals(wanted));
  }

  ObjectNode resume() throws IOException {
    // Before the switch: the first event after it must find them counted anew.
    new Torsions(Disk.LOCAL, workspace.torsions()).resumed(clock.instant());
    Optional<Stop> before = vitals.killSwitch().resume();
    if (before.isPresent()) {
      journal("RESUMED: by " + user);
    }
    return StopJson.resumed(before);
  }

  private void journal(String line) {
    try {
      new FileJournal(Disk.LOCAL, workspace.journal(), clock).write(line);
    } catch (IOException e) {
      LOG.warn("it could not be written into the journal: {}", String.valueOf(e.getMessage()));
    }
  }
}
