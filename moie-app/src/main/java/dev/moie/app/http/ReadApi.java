package dev.moie.app.http;

import static dev.moie.app.http.Route.Parameter.path;
import static dev.moie.app.http.Route.Parameter.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.app.http.Route.Answer;
import dev.moie.app.render.AlertsJson;
import dev.moie.app.render.ClusterJson;
import dev.moie.app.render.ClusterView;
import dev.moie.app.render.JobsJson;
import dev.moie.app.render.JsonOutput;
import dev.moie.core.log.Execution;
import dev.moie.core.log.HistoryQuery;
import dev.moie.core.state.Phase;
import dev.moie.core.state.State;
import dev.moie.core.text.Nearest;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/** What can be asked. */
final class ReadApi {
  static final int PAGE = 50;
  private static final int LARGEST_PAGE = 500;

  /** As many that are over as the command tells of. */
  private static final int ALERTS = 20;

  /** As many of the next times as the command names. */
  private static final int UPCOMING = 5;

  private final Facts facts;
  private final EventFeed feed;
  private final LiveOutput live;
  private final Lately<ObjectNode> cyclic = new Lately<>();

  ReadApi(Facts facts, EventFeed feed, LiveOutput live) {
    this.live = live;
    this.facts = facts;
    this.feed = feed;
  }

  List<Route> routes() {
    return List.of(
        new Route(
            "GET",
            "/api/v1/state",
            "What is where, and why; the same as \"moie status --json\".",
            List.of(),
            Answer.json("status"),
            context ->
                json(context, JsonOutput.status(facts.state(), facts.stateFile(), facts.brakes()))),
        new Route(
            "GET",
            "/api/v1/phases",
            "The phases, and how their jobs stand.",
            List.of(),
            Answer.json("http-phases"),
            context -> json(context, ApiJson.phases(facts.state()))),
        new Route(
            "GET",
            "/api/v1/jobs",
            "The jobs, in the order of the state file.",
            List.of(
                query("q", "string", "What has to occur in the id, the task or the description."),
                query("phase", "integer", "Of this phase only."),
                query(
                    "standing",
                    "string",
                    "One of all, pending, completed, cyclic, failed, waiting. Default: all."),
                query("offset", "integer", "So many are left out. Default: 0."),
                query("limit", "integer", "At most so many, up to 1000. Default: 100.")),
            Answer.json("http-jobs"),
            this::jobs),
        new Route(
            "GET",
            "/api/v1/jobs/{job}",
            "One job with its definition.",
            List.of(path("job", "The id of a job.")),
            Answer.json("http-job"),
            context -> json(context, ApiJson.job(job(context.pathParam("job")), facts.paused()))),
        new Route(
            "GET",
            "/api/v1/cyclic",
            "How the cyclic jobs do; the same as \"moie jobs --cyclic --json\".",
            List.of(),
            Answer.json("jobs"),
            context -> json(context, cyclic())),
        new Route(
            "GET",
            "/api/v1/executions",
            "What was done, newest first.",
            List.of(
                query("job", "string", "Of one job only."),
                query("failed", "boolean", "Only what went wrong or was cut off."),
                query("outcome", "string", "Only what came to this, such as FAILED."),
                query("since", "string", "Begun then or later: a time, or how long ago (PT6H)."),
                query("before", "string", "The id behind which the page begins: next_before."),
                query("limit", "integer", "At most so many, up to 500. Default: 50.")),
            Answer.json("http-executions"),
            this::executions),
        new Route(
            "GET",
            "/api/v1/executions/{execution}",
            "One execution with the end of its output, or with what it has told so far if the daemon"
                + " runs it now; the same as \"moie history show --json\".",
            List.of(path("execution", "The id of an execution.")),
            Answer.json("history-show"),
            this::execution),
        new Route(
            "GET",
            "/api/v1/plugins",
            "The plugins; the same as \"moie plugins list --json\".",
            List.of(),
            Answer.json("plugins-list"),
            context -> json(context, facts.plugins().see().json())),
        new Route(
            "GET",
            "/api/v1/problems",
            "What the doctor finds in the set-up and the plugins, with cures.",
            List.of(),
            Answer.json("doctor"),
            context -> json(context, facts.plugins().problems())),
        new Route(
            "GET",
            "/api/v1/alerts",
            "What people are told: channels, what is wrong now, what was, and each delivery; the same"
                + " as \"moie alerts --json\".",
            List.of(
                query(
                    "limit",
                    "integer",
                    "At most so many of those that are over, up to 500. Default: 20.")),
            Answer.json("alerts"),
            context ->
                json(
                    context,
                    AlertsJson.of(
                        facts.alerts(new Query(context).whole("limit", ALERTS, 1, LARGEST_PAGE))))),
        new Route(
            "GET",
            "/api/v1/cluster",
            "The nodes, who leads, and which job is where; the same as \"moie cluster status --json\"."
                + " 404 if the workspace is no node of a cluster.",
            List.of(),
            Answer.json("cluster-status"),
            context -> json(context, ClusterJson.of(cluster()))),
        new Route(
            "GET",
            "/api/v1/events",
            "What happens, as server-sent events; Last-Event-ID tells what was missed.",
            List.of(),
            Answer.of("text/event-stream"),
            this::events));
  }

  private ClusterView cluster() {
    return facts
        .cluster()
        .orElseThrow(
            () ->
                Refusal.notFound(
                    "this workspace is no node of a cluster; \"store\" in moie.yaml makes it one"));
  }

  private void jobs(Context context) throws Exception {
    JobFilter filter = new Query(context).jobs(100);
    json(context, ApiJson.jobs(filter, filter.of(facts.state()), facts.paused()));
  }

  private ObjectNode cyclic() throws Exception {
    State state = facts.state();
    return cyclic.get(
        List.of(state, facts.log().now()),
        () -> {
          JobsJson json = new JobsJson(facts.clock().instant());
          facts.cyclic().of(state, UPCOMING).forEach(json::add);
          return json.all();
        });
  }

  /** The job of an id, or a refusal that names the one that was probably meant. */
  JobFilter.Placed job(String id) throws Exception {
    State state = facts.state();
    for (Phase phase : state.phases()) {
      for (dev.moie.core.state.Job job : phase.jobs()) {
        if (job.id().equals(id)) {
          return new JobFilter.Placed(phase, job);
        }
      }
    }
    List<String> ids =
        state.phases().stream()
            .flatMap(phase -> phase.jobs().stream())
            .map(each -> each.id())
            .toList();
    throw Refusal.notFound(
        "there is no job \""
            + id
            + "\""
            + Nearest.of(id, ids).map(near -> "; did you mean \"" + near + "\"?").orElse(""));
  }

  private void executions(Context context) {
    Query query = new Query(context);
    int limit = query.whole("limit", PAGE, 1, LARGEST_PAGE);
    HistoryQuery wanted = query.history(facts.clock(), limit);
    json(context, ApiJson.executions(facts.history(wanted), limit));
  }

  private void execution(Context context) {
    String id = context.pathParam("execution");
    Execution execution =
        facts
            .execution(id)
            .orElseThrow(
                () ->
                    Refusal.notFound(
                        "no execution has the id \"" + id + "\"; /api/v1/executions lists them"));
    ObjectNode answer = JsonOutput.execution(execution);
    if (Rows.isRunning(execution)) {
      live.of(execution.job())
          .ifPresent(telling -> answer.put("output", String.join("\n", telling.lines())));
    }
    json(context, answer);
  }

  private void events(Context context) throws Exception {
    Optional<String> lastId = Optional.ofNullable(context.header("Last-Event-ID"));
    EventStream stream =
        feed.join(context.res(), lastId)
            .orElseThrow(
                () ->
                    new Refusal(
                        503,
                        "Busy",
                        EventFeed.MOST_CLIENTS
                            + " clients listen already; come back when one has left"));
    context.future(stream::start);
  }

  static void json(Context context, ObjectNode node) {
    context.contentType("application/json").result(JsonOutput.text(node));
  }
}
