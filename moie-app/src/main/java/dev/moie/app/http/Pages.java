package dev.moie.app.http;

import dev.moie.app.http.page.Frame;
import dev.moie.app.http.page.JobList;
import dev.moie.app.http.page.Overview;
import dev.moie.app.http.page.RunList;
import dev.moie.app.http.page.RunPage;
import dev.moie.app.http.page.RunRow;
import dev.moie.app.render.ClusterView;
import dev.moie.app.render.Plain;
import dev.moie.core.log.Execution;
import dev.moie.core.log.HistoryQuery;
import dev.moie.core.plugin.Telling;
import dev.moie.core.state.Phase;
import dev.moie.core.state.State;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The dashboard: pages made on the server, which stay up to date by themselves. */
final class Pages {
  private static final int JOBS_A_PAGE = 100;
  private static final int RUNS_A_PAGE = 50;

  private final Facts facts;
  private final Frames frames;
  private final LiveOutput live;
  private final Turns turns;
  private final Lately<Overview> overview = new Lately<>();
  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Pages.class.getClassLoader(), "dev.moie.app.http.templates");

  Pages(Facts facts, Frames frames, LiveOutput live, Turns turns) {
    this.turns = turns;
    this.facts = facts;
    this.frames = frames;
    this.live = live;
  }

  void serve(JavalinDefaultRoutingApi paths) {
    add(paths, "/", this::overview);
    add(paths, "/jobs", this::jobs);
    add(paths, "/job", this::job);
    add(paths, "/runs", this::runs);
    add(paths, "/run", this::run);
    add(paths, "/timeline", this::timeline);
    // Not in turn: whoever asks for it waits for one examination of the jars.
    paths.get("/plugins", this::plugins);
    add(paths, "/alerts", this::alerts);
    add(paths, "/nodes", this::nodes);
  }

  private void add(JavalinDefaultRoutingApi paths, String path, Route.Work work) {
    paths.get(path, turns.of(work)::serve);
  }

  /** Writes a page. */
  void write(Context context, String template, Object page) {
    StringOutput output = new StringOutput(32 * 1024);
    templates.render(template, page, output);
    context.contentType("text/html; charset=utf-8").result(output.toString());
  }

  private Rows rows() throws Exception {
    return new Rows(facts.state(), facts.paused().keySet(), facts.places(), facts.clock());
  }

  private void overview(Context context) throws Exception {
    Frame frame = frames.of(context, "Overview", "overview");
    Overview shown =
        overview.get(
            List.of(facts.state(), facts.log().now(), facts.paused(), facts.places()),
            () -> new OverviewMaker(facts, rows()).make(frame));
    write(context, "overview.jte", shown.in(frame));
  }

  private void jobs(Context context) throws Exception {
    State state = facts.state();
    JobFilter filter = new Query(context).jobs(JOBS_A_PAGE);
    JobFilter.Page page = filter.of(state);
    Map<Integer, String> phases = new TreeMap<>();
    state.phases().forEach(phase -> phases.put(phase.id(), Plain.line(phase.name(), 60)));
    String heading =
        filter
            .phase()
            .flatMap(state::phase)
            .map(phase -> "Phase " + phase.id() + ": " + Plain.line(phase.name()))
            .orElse("Jobs");
    Rows rows = rows();
    write(
        context,
        "jobs.jte",
        new JobList(
            frames.of(context, heading, "jobs"),
            heading,
            filter.text(),
            filter.standing().text(),
            filter.phase().map(String::valueOf).orElse(""),
            phases,
            page.jobs().stream().map(each -> rows.job(each.phase(), each.job())).toList(),
            page.total(),
            filter.offset(),
            filter.limit()));
  }

  private void job(Context context) throws Exception {
    String id = new Query(context).need("id");
    State state = facts.state();
    Phase phase =
        state
            .phaseOf(id)
            .orElseThrow(() -> Refusal.notFound("there is no job \"" + id + "\" any more"));
    write(
        context,
        "job.jte",
        new JobPageMaker(facts, rows())
            .make(frames.of(context, "Job " + id, "jobs"), phase, state.job(id).orElseThrow()));
  }

  private void runs(Context context) throws Exception {
    Query query = new Query(context);
    HistoryQuery wanted = query.history(facts.clock(), RUNS_A_PAGE);
    Rows rows = rows();
    List<RunRow> found = facts.history(wanted).stream().map(rows::run).toList();
    String job = wanted.job().orElse("");
    Optional<String> older =
        found.size() < RUNS_A_PAGE
            ? Optional.empty()
            : Optional.of(
                "/runs?job="
                    + dev.moie.app.http.page.Links.encode(job)
                    + "&failed="
                    + wanted.failed()
                    + "&before="
                    + found.get(found.size() - 1).id());
    write(
        context,
        "runs.jte",
        new RunList(
            frames.of(context, "Runs", "runs"),
            job,
            wanted.failed(),
            found,
            older,
            wanted.before().isEmpty()));
  }

  private void run(Context context) throws Exception {
    String id = new Query(context).need("id");
    Execution execution =
        facts
            .execution(id)
            .orElseThrow(
                () ->
                    Refusal.notFound("no execution has the id \"" + id + "\"; it may be too old"));
    Rows rows = rows();
    boolean running = Rows.isRunning(execution);
    Optional<Telling> telling = running ? live.of(execution.job()) : Optional.empty();
    List<String> output =
        running ? telling.orElse(Telling.NOTHING).lines() : execution.output().lines().toList();
    write(
        context,
        "run.jte",
        new RunPage(
            frames.of(context, "Run of " + execution.job(), "runs"),
            rows.run(execution),
            execution.endedAt().map(rows::moment),
            execution.plugin(),
            execution
                .notBefore()
                .filter(again -> again.isAfter(facts.clock().instant()))
                .map(rows::moment),
            telling.map(Telling::step).orElse(""),
            output.stream().map(Plain::keepingSpaces).toList(),
            !running || telling.isPresent()));
  }

  private void timeline(Context context) throws Exception {
    String span =
        new Query(context)
            .oneOf("span", TimelineMaker.Span.class)
            .orElse(TimelineMaker.Span.D1)
            .name();
    write(
        context,
        "timeline.jte",
        new TimelineMaker(facts, rows())
            .make(
                frames.of(context, "Timeline", "timeline"),
                TimelineMaker.Span.valueOf(span.toUpperCase(Locale.ROOT))));
  }

  private void alerts(Context context) throws Exception {
    write(
        context,
        "alerts.jte",
        new AlertPageMaker(facts).make(frames.of(context, "Alerts", "alerts")));
  }

  private void nodes(Context context) throws Exception {
    ClusterView cluster =
        facts
            .cluster()
            .orElseThrow(
                () ->
                    Refusal.notFound(
                        "this workspace is no node of a cluster, so there are no nodes to show"));
    write(
        context,
        "nodes.jte",
        new NodePageMaker(cluster, rows()).make(frames.of(context, "Nodes", "nodes")));
  }

  private void plugins(Context context) throws Exception {
    write(
        context,
        "plugins.jte",
        new PluginPageMaker(facts).make(frames.of(context, "Plugins", "plugins")));
  }
}
