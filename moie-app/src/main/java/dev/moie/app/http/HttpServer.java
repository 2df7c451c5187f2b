package dev.moie.app.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.app.Surroundings;
import dev.moie.app.Version;
import dev.moie.app.doctor.SetupMaker;
import dev.moie.app.render.JsonOutput;
import dev.moie.core.workspace.HttpSettings;
import dev.moie.core.workspace.Workspace;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the API and the dashboard of one workspace, beside whoever works in it. Close it to stop.
 */
public final class HttpServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
  private static final Duration IDLE = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int THREADS = 40;
  private static final int MOST_CONNECTIONS = 1_000;

  /** What waits for an examination of the jars takes no turn meanwhile. */
  private static final Set<String> WAITING = Set.of("/api/v1/plugins", "/api/v1/problems");

  private static final int MAX_HEAD = 16 * 1024;
  private static final int LOOK_MILLIS = 400;

  private final Facts facts;
  private final EventFeed feed;
  private final Orderly orderly;
  private final ExecutorService clockwork;
  private final Javalin javalin;
  private final ListenAddress address;

  /**
   * What is served, and how.
   *
   * @param workspace whose
   * @param opener opens it
   * @param surroundings what the process was started in
   * @param clock the time
   * @param settings {@code http} of {@code moie.yaml}
   * @param live what jobs tell while they run in this process
   */
  public record Served(
      Workspace workspace,
      Opener opener,
      Surroundings surroundings,
      Clock clock,
      HttpSettings settings,
      LiveOutput live) {}

  private HttpServer(Served served, ListenAddress wanted) throws Exception {
    Tokens tokens = Tokens.of(served.workspace().internal());
    LogIns logIns = new LogIns(served.clock());
    this.facts =
        new Facts(
            served.opener(),
            new PluginFacts(
                served.workspace(),
                served.opener(),
                new SetupMaker(served.surroundings(), served.clock())));
    this.feed = new EventFeed(served.workspace(), facts.log(), facts::shared);
    LiveOutput live = served.live();
    this.orderly = new Orderly(served.opener(), served.clock(), served.surroundings().user());
    Vitals vitals = new Vitals(served.workspace(), served.clock(), facts.killSwitch());
    Switch stops =
        new Switch(served.workspace(), vitals, facts.clock(), served.surroundings().user());
    Metrics metrics = new Metrics(facts, vitals, feed);
    Guard guard = new Guard(tokens, logIns, !wanted.isLoopback(), served.settings().publicName());
    ReadApi reading = new ReadApi(facts, feed, live);
    List<Route> routes = new ArrayList<>(reading.routes());
    routes.addAll(new ChangeApi(reading, orderly).routes());
    routes.addAll(stops.routes());
    routes.addAll(machines(vitals, metrics));
    String description = JsonOutput.text(OpenApi.of(routes, Version.program()));
    Turns turns = new Turns();
    Pages pages = new Pages(facts, new Frames(facts, vitals, logIns), live, turns);
    LogInPages forms =
        new LogInPages(
            tokens, logIns, pages, reading, orderly, stops, served.settings().publicName());
    Assets assets = new Assets();
    SlowClients slow = new SlowClients(PATIENCE);
    this.javalin =
        Javalin.create(
            config -> {
              limits(config, wanted);
              JavalinDefaultRoutingApi paths = config.routes;
              guard(paths, guard, new Failures(pages));
              routes.forEach(route -> add(paths, route, turns));
              pages.serve(paths);
              forms.serve(paths);
              paths.get(
                  "/openapi.json",
                  context -> context.contentType("application/json").result(description));
              paths.get("/assets/<name>", assets::serve);
            });
    javalin.start();
    this.address = new ListenAddress(wanted.host(), javalin.port());
    this.clockwork =
        Executors.newFixedThreadPool(
            2,
            task -> {
              Thread thread = new Thread(task, "moie-http-clockwork");
              thread.setDaemon(true);
              return thread;
            });
    clockwork.execute(() -> every(LOOK_MILLIS, feed::look));
    clockwork.execute(() -> every(1_000, () -> cutOff(slow)));
  }

  /**
   * Starts it.
   *
   * @throws IOException if the address may not be used, or cannot be
   */
  public static HttpServer start(Served served, ListenAddress wanted) throws IOException {
    if (!wanted.isLoopback() && !served.settings().allowRemote()) {
      throw new IOException(
          wanted.text()
              + " can be reached from other machines; set \"http: {allow_remote: true}\" in moie.yaml"
              + " if that is meant, and put TLS before it");
    }
    try {
      return new HttpServer(served, wanted);
    } catch (JavalinBindException taken) {
      throw new IOException(
          wanted.text()
              + " cannot be listened on: it is taken, or not allowed; choose another port",
          taken);
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("the HTTP server cannot start: " + e.getMessage(), e);
    }
  }

  /** What other machines ask again and again. */
  private static List<Route> machines(Vitals vitals, Metrics metrics) {
    return List.of(
        new Route(
            "GET",
            "/health",
            "Whether the heart beats: 200 or 503; the same as \"moie health --json\". Without a"
                + " token only the status.",
            List.of(),
            Route.Answer.json("health"),
            context -> {
              context.status(vitals.isHealthy() ? 200 : 503);
              ObjectNode told = vitals.json();
              if (context.attribute(Guard.FROM_OUTSIDE) != null
                  && context.attribute(Guard.ACCESS) == Access.NONE) {
                told.retain("status", "age_s");
              }
              ReadApi.json(context, told);
            }),
        new Route(
            "GET",
            "/metrics",
            "For Prometheus.",
            List.of(),
            Route.Answer.of("text/plain"),
            context ->
                context
                    .contentType("text/plain; version=0.0.4; charset=utf-8")
                    .result(metrics.scrape())));
  }

  private static void guard(JavalinDefaultRoutingApi paths, Guard guard, Failures failures) {
    paths.before(guard::check);
    paths.exception(Exception.class, failures::tell);
    for (int status : new int[] {404, 405}) {
      paths.error(status, failures::tellStatus);
    }
  }

  private static void add(JavalinDefaultRoutingApi paths, Route route, Turns turns) {
    if (route.method().equals("GET")) {
      Route.Work work =
          WAITING.contains(route.path()) ? route.handler() : turns.of(route.handler());
      paths.get(route.path(), work::serve);
    } else {
      paths.post(route.path(), route.handler()::serve);
    }
  }

  private static void limits(JavalinConfig config, ListenAddress wanted) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.maxRequestSize = Guard.MAX_BODY;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.http.prefer405over404 = true;
    config.jetty.host = wanted.host();
    config.jetty.port = wanted.port();
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, 4);
    threads.setName("moie-http");
    threads.setDaemon(true);
    config.jetty.threadPool = threads;
    config.jetty.modifyHttpConfiguration(HttpServer::limits);
    config.jetty.modifyServer(
        server -> {
          server.setStopTimeout(0);
          // Before the process runs out of files, which it needs for its jobs.
          server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
          server.addEventListener(
              new LifeCycle.Listener() {
                @Override
                public void lifeCycleStarting(LifeCycle starting) {
                  for (var connector : server.getConnectors()) {
                    ((ServerConnector) connector).setIdleTimeout(IDLE.toMillis());
                  }
                }
              });
        });
  }

  private static void limits(HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(MAX_HEAD);
    http.setHttpCompliance(HttpCompliance.RFC9110);
    http.setUriCompliance(UriCompliance.RFC3986);
  }

  private void cutOff(SlowClients slow) {
    for (var connector : javalin.jettyServer().server().getConnectors()) {
      slow.cutOff(connector.getConnectedEndPoints(), System.nanoTime());
    }
  }

  /** Does something again and again until the server stops; a failure is told. */
  private static void every(long millis, Runnable work) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        try {
          work.run();
        } catch (RuntimeException e) {
          LOG.warn("the HTTP server could not look at the workspace: {}", e.toString());
        }
        TimeUnit.MILLISECONDS.sleep(millis);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Where it listens, with the port that it has got. */
  public ListenAddress address() {
    return address;
  }

  /** Where people find it. */
  public String url() {
    return "http://" + address.text() + "/";
  }

  @Override
  public void close() throws Exception {
    clockwork.shutdownNow();
    feed.close();
    javalin.stop();
    orderly.close();
    facts.close();
  }
}
