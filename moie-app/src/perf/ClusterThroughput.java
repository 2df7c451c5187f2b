import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.moie.app.logging.LateLogging;
import dev.moie.core.postgres.Database;
import dev.moie.core.postgres.DatabaseSettings;
import dev.moie.core.postgres.PgStateStore;
import java.io.BufferedReader;
import java.io.File;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
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
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
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
 * measured is what the engine itself costs: orders, claims, the log, the state.
 *
 * <p>Each side is processes of its own, started anew for each turn, which do some jobs before those
 * that count: a daemon runs for weeks, so what is asked is what it does once it is warm. The time
 * is that from the beginning of the first job that counts to the end of the last. Started by the
 * script beside this file.
 */
final class ClusterThroughput {
  private static final int ROUNDS = Integer.getInteger("rounds", 5);
  private static final int JOBS = Integer.getInteger("jobs", 4000);

  /** Jobs before those that count, which each side does first. */
  private static final int WARMING = Integer.getInteger("warming", 2000);

  /** The largest cluster. */
  private static final int NODES = Integer.getInteger("nodes", 3);

  /** Whether db-scheduler alone picks one job at a time, as it does unless told otherwise. */
  private static final boolean FETCH = Boolean.getBoolean("fetch");

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
    ClusterThroughput throughput = new ClusterThroughput(arguments[0], arguments[1], arguments[2]);
    if (arguments.length > 3) {
      System.out.println(throughput.bareHere(arguments[3]));
      return;
    }
    throughput.run();
  }

  private void run() throws Exception {
    Path plugin = plugin();
    List<double[]> rounds = new ArrayList<>();
    for (int round = 1; round <= ROUNDS; round++) {
      double[] rates = new double[NODES + 1];
      rates[0] = bare("moie_bench_bare");
      System.out.printf("round %d: bare %.0f", round, rates[0]);
      for (int nodes = 1; nodes <= NODES; nodes++) {
        rates[nodes] = cluster(nodes, plugin);
        System.out.printf(", %d node(s) %.0f", nodes, rates[nodes]);
      }
      System.out.println(" jobs/s");
      rounds.add(rates);
    }
    for (int nodes = 1; nodes <= NODES; nodes++) {
      int column = nodes;
      double[] ratios =
          rounds.stream().mapToDouble(each -> each[column] / each[0]).sorted().toArray();
      System.out.printf(
          "%d node(s) / bare db-scheduler: %.2f [%.2f-%.2f]%n",
          nodes, ratios[ratios.length / 2], ratios[0], ratios[ratios.length - 1]);
    }
  }

  /** db-scheduler alone, in a process of its own as a node is. */
  private double bare(String schema) throws Exception {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    words.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            source().toString(),
            distribution.toString(),
            url,
            user,
            schema));
    Process process = new ProcessBuilder(words).redirectError(Redirect.INHERIT).start();
    try (BufferedReader told = process.inputReader()) {
      return Double.parseDouble(told.readLine());
    } finally {
      process.waitFor();
    }
  }

  /** db-scheduler alone, with the settings that a node has. */
  private double bareHere(String schema) throws Exception {
    drop(schema);
    AtomicReference<Wave> current = new AtomicReference<>();
    try (Database database = open(schema)) {
      OneTimeTask<Void> task =
          Tasks.oneTime("bench").execute((instance, context) -> current.get().did());
      SchedulerBuilder builder =
          Scheduler.create(database.engine(), task)
              .threads(THREADS)
              .pollingInterval(Duration.ofSeconds(1))
              .enableImmediateExecution();
      Scheduler scheduler =
          (FETCH ? builder.pollUsingFetch(0.8, 1.0) : builder.pollUsingLockAndFetch(0.8, 1.0))
              .build();
      scheduler.start();
      ExecutorService orderers = Executors.newFixedThreadPool(CONCURRENCY);
      try {
        wave(WARMING, "w", current, orderers, scheduler, task);
        return wave(JOBS, "j", current, orderers, scheduler, task);
      } finally {
        orderers.shutdown();
        scheduler.stop();
      }
    } finally {
      drop(schema);
    }
  }

  /** Jobs that are given together, and when the first of them began. */
  private static final class Wave {
    private final AtomicLong began = new AtomicLong();
    private final CountDownLatch done;

    Wave(int jobs) {
      done = new CountDownLatch(jobs);
    }

    void did() {
      began.compareAndSet(0, System.nanoTime());
      done.countDown();
    }
  }

  private static double wave(
      int jobs,
      String prefix,
      AtomicReference<Wave> current,
      ExecutorService orderers,
      Scheduler scheduler,
      OneTimeTask<Void> task)
      throws InterruptedException {
    Wave wave = new Wave(jobs);
    current.set(wave);
    for (int job = 0; job < jobs; job++) {
      String id = prefix + job;
      orderers.execute(() -> scheduler.scheduleIfNotExists(task.instance(id), Instant.now()));
    }
    wave.done.await();
    return jobs / ((System.nanoTime() - wave.began.get()) / 1e9);
  }

  private double cluster(int nodes, Path plugin) throws Exception {
    String schema = "moie_bench_" + nodes;
    drop(schema);
    List<Process> processes = new ArrayList<>();
    try (Database database = open(schema);
        Connection looking = connect()) {
      looking.setSchema(schema);
      PgStateStore state = new PgStateStore(database, ZoneOffset.UTC, Optional.empty());
      state.put(document("w", 0), false);
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
      await(looking, "select count(*) from node", nodes);
      await(looking, "select count(*) from claim where name = 'lead' and until is not null", 1);
      String done = "select count(*) from execution where outcome = 'EXECUTED'";
      state.put(document("w", WARMING), true);
      await(looking, done, WARMING);
      state.put(document("j", JOBS), true);
      await(looking, done, WARMING + JOBS);
      return JOBS
          / number(
              looking,
              "select (max(ended_at) - min(started_at)) / 1000.0 from (select ended_at, started_at"
                  + " from execution where outcome = 'EXECUTED' order by place desc limit "
                  + JOBS
                  + ") as counted");
    } finally {
      processes.forEach(each -> each.descendants().forEach(ProcessHandle::destroyForcibly));
      processes.forEach(Process::destroyForcibly);
      for (Process each : processes) {
        each.waitFor();
      }
      drop(schema);
    }
  }

  private static byte[] document(String prefix, int jobs) {
    StringBuilder text =
        new StringBuilder(
            "{\"meta\": {\"project\": \"B\", \"operator\": \"B\", \"boot_time\": null, \"mode\":"
                + " \"daemon\", \"current_phase\": 1, \"last_heartbeat\": null}, \"phases\":"
                + " [{\"id\": 1, \"name\": \"ONE\", \"status\": \"active\", \"concurrency\": "
                + CONCURRENCY
                + ", \"jobs\": [\n");
    text.append(job("first", "completed"));
    for (int job = 0; job < jobs; job++) {
      text.append(",\n").append(job(prefix + job, "pending"));
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

  private static double number(Connection connection, String sql) throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getDouble(1);
    }
  }

  /** Looks seldom, since looking takes time from what is measured. */
  private void await(Connection connection, String sql, double wanted) throws Exception {
    long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
    while (number(connection, sql) < wanted) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("it did not come: " + sql + "; see " + folder);
      }
      Thread.sleep(500);
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

  private static Path source() {
    return Path.of(System.getProperty("moie.bench"));
  }

  private List<String> jars() throws Exception {
    return Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator));
  }
}
