import dev.moie.api.JobOutcome;
import dev.moie.app.ExitWatch;
import dev.moie.app.Session;
import dev.moie.app.Surroundings;
import dev.moie.app.logging.LateLogging;
import dev.moie.core.engine.BeatProgress;
import dev.moie.core.engine.BeatReport;
import dev.moie.core.engine.Heartbeat;
import dev.moie.core.log.Execution;
import dev.moie.core.log.LogBatch;
import dev.moie.core.log.SqliteExecutionLog;
import dev.moie.core.log.Transition;
import dev.moie.core.plugin.Quarantine;
import dev.moie.core.state.JobStatus;
import dev.moie.core.state.StateChange;
import dev.moie.core.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * Two ratios, each taken within a round and told as a median: durable transitions per second with
 * eight writers beside SQLite with one commit each; and what a transition costs in a beat on a file
 * of many jobs beside one of a hundred. Started by the script beside this file.
 */
final class Transitions {
  private static final int ROUNDS = Integer.getInteger("rounds", 11);
  private static final int JOBS = Integer.getInteger("jobs", 100_000);
  private static final Duration TURN = Duration.ofMillis(Integer.getInteger("turn", 500));
  private static final int WRITERS = 8;
  private static final AtomicLong IDS = new AtomicLong();

  public static void main(String[] arguments) throws Exception {
    LateLogging.choose();
    Path home = Files.createTempDirectory("moie-transitions");
    try {
      durable(home);
      inFiles(home, arguments[0]);
    } finally {
      delete(home);
    }
  }

  private static void durable(Path home) throws Exception {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + home.resolve("bare.db"));
    try (SqliteExecutionLog log = SqliteExecutionLog.open(home.resolve("log.db"));
        Connection bare = source.getConnection()) {
      try (var statement = bare.createStatement()) {
        statement.execute("create table one (id varchar primary key, a text, b text)");
        statement.execute("create table two (id integer primary key, a text, b text)");
      }
      double[] ours = new double[ROUNDS];
      double[] theirs = new double[ROUNDS];
      for (int round = -1; round < ROUNDS; round++) {
        double mine = rate(() -> log.write(batch()));
        double other = rate(() -> commit(bare));
        if (round >= 0) {
          ours[round] = mine;
          theirs[round] = other;
        }
      }
      System.out.printf(
          "durable transitions, %d writers: %.0f/s; SQLite with one commit each: %.0f/s; ratio"
              + " %.2f%n",
          WRITERS, median(ours), median(theirs), median(ratios(ours, theirs)));
    }
  }

  private static LogBatch batch() {
    String id = Long.toString(IDS.incrementAndGet());
    Instant now = Instant.now();
    Execution execution =
        new Execution(
                id,
                Execution.Kind.STEP,
                "1.1",
                1,
                0,
                "verify/file",
                "verify 1",
                "0123456789abcdef",
                now,
                Optional.empty(),
                Optional.empty(),
                "",
                "",
                Optional.empty())
            .ended(now, JobOutcome.VERIFIED, "it is there", "", Optional.empty());
    return LogBatch.of(
        execution,
        Transition.of(
            new StateChange.JobStatusChange(
                "1.1", JobStatus.PENDING, JobStatus.COMPLETED, "0123456789abcdef"),
            now,
            Optional.of(id)));
  }

  /** The same two rows, each pair in a transaction of its own. */
  private static Void commit(Connection bare) throws Exception {
    synchronized (bare) {
      bare.setAutoCommit(false);
      try (PreparedStatement one = bare.prepareStatement("insert into one values (?, ?, ?)");
          PreparedStatement two = bare.prepareStatement("insert into two values (?, ?, ?)")) {
        long id = IDS.incrementAndGet();
        one.setString(1, Long.toString(id));
        one.setString(2, "1.1 verify/file verify 1 0123456789abcdef VERIFIED it is there");
        one.setString(3, "1700000000000 1700000000000");
        one.executeUpdate();
        two.setLong(1, id);
        two.setString(2, "1.1 pending completed 0123456789abcdef");
        two.setString(3, "1700000000000");
        two.executeUpdate();
        bare.commit();
      }
    }
    return null;
  }

  private static double rate(Callable<?> work) throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    long start = System.nanoTime();
    List<Future<Integer>> counts = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      counts.add(
          writers.submit(
              () -> {
                int done = 0;
                while (System.nanoTime() - start < TURN.toNanos()) {
                  work.call();
                  done++;
                }
                return done;
              }));
    }
    int all = 0;
    for (Future<Integer> count : counts) {
      all += count.get();
    }
    double rate = all / ((System.nanoTime() - start) / 1e9);
    writers.shutdown();
    return rate;
  }

  private static void inFiles(Path home, String distribution) throws Exception {
    int small = 100;
    int open = 2000;
    double[] large = new double[ROUNDS];
    double[] little = new double[ROUNDS];
    for (int round = -1; round < ROUNDS; round++) {
      double many =
          (beat(home, distribution, open, JOBS - open) - beat(home, distribution, 0, JOBS)) / open;
      double few = 0;
      for (int i = 0; i < open / small; i++) {
        few += beat(home, distribution, small, 0) - beat(home, distribution, 0, small);
      }
      if (round >= 0) {
        large[round] = many;
        little[round] = few / open;
      }
    }
    System.out.printf(
        "a transition in a file of %d jobs: %.3f ms; of %d jobs: %.3f ms; ratio %.2f%n",
        JOBS, median(large), small, median(little), median(ratios(large, little)));
  }

  /** The milliseconds of a beat in which so many jobs are completed, others lying in the file. */
  private static double beat(Path parent, String distribution, int open, int others)
      throws Exception {
    Path home = Files.createTempDirectory(parent, "beat");
    Files.writeString(home.resolve("there"), "x");
    StringBuilder json = new StringBuilder("{\"meta\": {\"project\": \"P\", \"operator\": \"O\",");
    json.append("\"boot_time\": \"x\", \"current_phase\": 1}, \"phases\": [\n");
    json.append("{\"id\": 1, \"name\": \"O\", \"status\": \"active\", \"concurrency\": 8,");
    json.append("\"jobs\": [");
    json.append("{\"id\": \"w\", \"task\": \"waits for a person\", \"status\": \"pending\"}");
    for (int i = 0; i < open; i++) {
      json.append(",\n").append(job("1." + i));
    }
    json.append("]},\n{\"id\": 2, \"name\": \"T\", \"status\": \"locked\", \"jobs\": [");
    for (int i = 0; i < others; i++) {
      json.append(i == 0 ? "\n" : ",\n").append(job("2." + i));
    }
    Files.writeString(home.resolve(Workspace.STATE_V2), json.append("]}]}"));
    Workspace workspace = new Workspace(home);
    Surroundings surroundings = new Surroundings(Map.of(), home, distribution, "nobody");
    try (Session session =
        new Session(
            workspace,
            surroundings,
            List.of(),
            parent.resolve("copies"),
            Quarantine.in(workspace.quarantine()),
            new ExitWatch(),
            Clock.systemUTC(),
            note -> {})) {
      long start = System.nanoTime();
      BeatReport report =
          new Heartbeat(session.engine(), session.store()).beat(false, BeatProgress.NONE);
      double millis = (System.nanoTime() - start) / 1e6;
      if (report.jobs().size() != open + 1) {
        throw new AssertionError(report.outcome());
      }
      return millis;
    } finally {
      delete(home);
    }
  }

  private static String job(String id) {
    return "{\"id\": \"ID\", \"task\": \"T\", \"status\": \"pending\", \"verify\": {\"uses\":"
            .replace("ID", id)
        + " \"verify/file\", \"with\": {\"path\": \"there\"}}}";
  }

  private static void delete(Path folder) throws Exception {
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }

  private static double[] ratios(double[] one, double[] other) {
    double[] ratios = new double[one.length];
    Arrays.setAll(ratios, i -> one[i] / other[i]);
    return ratios;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
