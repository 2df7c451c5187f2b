import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.moie.app.logging.LateLogging;
import dev.moie.core.postgres.Database;
import dev.moie.core.postgres.DatabaseSettings;
import dev.moie.core.postgres.PgStateStore;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;

/**
 * Jobs per second of a cluster of 1, 2 and 3 nodes, each the packed program, beside db-scheduler
 * alone with tasks that do nothing: rounds in which each has its turn, the ratio taken within a
 * round. A job here is verified, run and verified, by a plugin that only remembers; so what is
 * measured is what the engine itself costs: orders, claims, the log, the state. Started by the
 * script beside this file.
 */
final class ClusterThroughput {
  private static final int ROUNDS = Integer.getInteger("rounds", 5);
  private static final int JOBS = Integer.getInteger("jobs", 1000);

  /** As daemon.max_jobs has it by default. */
  private static final int THREADS = 16;

  /** How many jobs of the phase may run at once. */
  private static final int CONCURRENCY = 64;

  private final Path distribution;
  private final String url;
  private final String user;
  private final Path folder = Files.createTempDirectory("moie-cluster");

  private ClusterThroughput(String distribution, String url, String user) throws Exception {
    this.distribution = Path.of(distribution).toRealPath();
    this.url = url;
    this.user = user;
  }

  public static void main(String[] arguments) throws Exception {
    LateLogging.choose();
    new ClusterThroughput(arguments[0], arguments[1], arguments[2]).run();
  }

  private void run() throws Exception {
    Path plugin = plugin();
    List<double[]> rounds = new ArrayList<>();
    for (int round = 0; round <= ROUNDS; round++) {
      double bare = bare("moie_bench_bare");
      double[] rates = {bare, cluster(1, plugin), cluster(2, plugin), cluster(3, plugin)};
      System.out.printf(
          "%s: bare %.0f, 1 node %.0f, 2 nodes %.0f, 3 nodes %.0f jobs/s%n",
          round == 0 ? "warm-up" : "round " + round, rates[0], rates[1], rates[2], rates[3]);
      if (round > 0) {
        rounds.add(rates);
      }
    }
    for (int nodes = 1; nodes <= 3; nodes++) {
      int column = nodes;
      double[] ratios =
          rounds.stream().mapToDouble(each -> each[column] / each[0]).sorted().toArray();
      System.out.printf(
          "%d node(s) / bare db-scheduler: %.2f [%.2f-%.2f]%n",
          nodes, ratios[ratios.length / 2], ratios[0], ratios[ratios.length - 1]);
    }
  }

  /** db-scheduler alone, with the settings that a node has. */
  private double bare(String schema) throws Exception {
    drop(schema);
    try (Database database = open(schema)) {
      CountDownLatch done = new CountDownLatch(JOBS);
      OneTimeTask<Void> task =
          Tasks.oneTime("bench").execute((instance, context) -> done.countDown());
      Scheduler scheduler =
          Scheduler.create(database.engine(), task)
              .threads(THREADS)
              .pollingInterval(Duration.ofSeconds(1))
              .pollUsingFetch(0.5, 1.0)
              .enableImmediateExecution()
              .build();
      scheduler.start();
      long began = System.nanoTime();
      ExecutorService orderers = Executors.newFixedThreadPool(CONCURRENCY);
      for (int job = 0; job < JOBS; job++) {
        String id = Integer.toString(job);
        orderers.execute(() -> scheduler.scheduleIfNotExists(task.instance(id), Instant.now()));
      }
      done.await();
      double rate = JOBS / ((System.nanoTime() - began) / 1e9);
      orderers.shutdown();
      scheduler.stop();
      return rate;
    } finally {
      drop(schema);
    }
  }

  private double cluster(int nodes, Path plugin) throws Exception {
    String schema = "moie_bench_" + nodes;
    drop(schema);
    List<Process> processes = new ArrayList<>();
    try (Database database = open(schema)) {
      PgStateStore state = new PgStateStore(database, ZoneOffset.UTC, Optional.empty());
      state.put(document(0), false);
      for (int node = 1; node <= nodes; node++) {
        Path home = Files.createDirectories(folder.resolve("n" + node));
        Files.writeString(
            home.resolve("moie.yaml"),
            "store: "
                + url
                + "\ncluster: {user: "
                + user
                + ", schema: "
                + schema
                + ", node: n"
                + node
                + (System.getenv("PGPASSWORD") == null ? "" : ", password_secret: db")
                + "}\n"
                + (System.getenv("PGPASSWORD") == null
                    ? ""
                    : "secrets: {db: {env: PGPASSWORD}}\n"));
        Files.createDirectories(home.resolve("plugins"));
        Files.copy(
            plugin,
            home.resolve("plugins/bench.jar"),
            java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        processes.add(
            new ProcessBuilder(
                    distribution.resolve("bin/moie").toString(),
                    "--home",
                    home.toString(),
                    "daemon",
                    "--every",
                    "1s",
                    "-q")
                .redirectErrorStream(true)
                .redirectOutput(new File(home + ".log"))
                .start());
      }
      await(schema, "select count(*) from node", nodes);
      await(schema, "select count(*) from claim where name = 'lead' and until is not null", 1);
      state.put(document(JOBS), true);
      await(schema, "select count(*) from execution where outcome = 'EXECUTED'", JOBS);
      return JOBS
          / number(
              schema,
              "select (max(ended_at) - min(started_at)) / 1000.0 from execution where outcome ="
                  + " 'EXECUTED'");
    } finally {
      processes.forEach(each -> each.descendants().forEach(ProcessHandle::destroyForcibly));
      processes.forEach(Process::destroyForcibly);
      for (Process each : processes) {
        each.waitFor();
      }
      drop(schema);
    }
  }

  private static byte[] document(int jobs) {
    StringBuilder text =
        new StringBuilder(
            "{\"meta\": {\"project\": \"B\", \"operator\": \"B\", \"boot_time\": null, \"mode\":"
                + " \"daemon\", \"current_phase\": 1, \"last_heartbeat\": null}, \"phases\":"
                + " [{\"id\": 1, \"name\": \"ONE\", \"status\": \"active\", \"concurrency\": "
                + CONCURRENCY
                + ", \"jobs\": [\n");
    text.append(job("first", "completed"));
    for (int job = 0; job < jobs; job++) {
      text.append(",\n").append(job("j" + job, "pending"));
    }
    return text.append("]}]}\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String job(String id, String status) {
    return "{\"id\": \""
        + id
        + "\", \"task\": \"T\", \"status\": \""
        + status
        + "\", \"verify\": {\"uses\": \"bench/check\"}, \"run\": {\"uses\": \"bench/act\"}}";
  }

  private Database open(String schema) {
    return Database.open(
        new DatabaseSettings(
            url,
            Optional.of(user),
            Optional.ofNullable(System.getenv("PGPASSWORD")).map(password -> () -> password),
            schema,
            10));
  }

  private Connection connect() throws Exception {
    return DriverManager.getConnection(url, user, System.getenv().getOrDefault("PGPASSWORD", ""));
  }

  private void drop(String schema) throws Exception {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("drop schema if exists " + schema + " cascade");
    }
  }

  private double number(String schema, String sql) throws Exception {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("set search_path to " + schema);
      try (ResultSet rows = statement.executeQuery(sql)) {
        rows.next();
        return rows.getDouble(1);
      }
    }
  }

  private void await(String schema, String sql, double wanted) throws Exception {
    long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
    while (number(schema, sql) < wanted) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("it did not come: " + sql + "; see " + folder);
      }
      Thread.sleep(200);
    }
  }

  /** A plugin that does nothing but remember that it did. */
  private Path plugin() throws Exception {
    Path sources = Files.createDirectories(folder.resolve("src/bench"));
    Files.writeString(
        sources.resolve("Act.java"),
        "package bench; import dev.moie.api.*;"
            + " @JobType(value = \"bench/act\", summary = \"Remembers\")"
            + " public final class Act implements Action<NoConfig> {"
            + " static final java.util.Set<String> DONE ="
            + " java.util.concurrent.ConcurrentHashMap.newKeySet();"
            + " @Override public ActionResult run(NoConfig config, JobContext job) {"
            + " DONE.add(job.job().id()); return ActionResult.succeeded(\"done\"); } }");
    Files.writeString(
        sources.resolve("Check.java"),
        "package bench; import dev.moie.api.*;"
            + " @JobType(value = \"bench/check\", summary = \"Remembers\")"
            + " public final class Check implements Verifier<NoConfig> {"
            + " @Override public Verification verify(NoConfig config, JobContext job) {"
            + " return Act.DONE.contains(job.job().id()) ? Verification.verified(\"done\")"
            + " : Verification.notVerified(\"not done\"); } }");
    Path classes = folder.resolve("classes");
    List<String> words =
        new ArrayList<>(
            List.of(
                "--release",
                "17",
                "-d",
                classes.toString(),
                "-cp",
                String.join(File.pathSeparator, jars()),
                "-processor",
                "dev.moie.api.processor.PluginIndexProcessor"));
    words.add(sources.resolve("Act.java").toString());
    words.add(sources.resolve("Check.java").toString());
    if (ToolProvider.getSystemJavaCompiler().run(null, null, null, words.toArray(new String[0]))
        != 0) {
      throw new IllegalStateException("the plugin cannot be compiled");
    }
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Plugin-Id", "bench");
    attributes.putValue("Plugin-Version", "1.0.0");
    attributes.putValue("Plugin-Requires", ">=0.1.0 & <0.2.0");
    Path jar = folder.resolve("bench.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
    return jar;
  }

  private List<String> jars() throws Exception {
    return Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator));
  }
}
