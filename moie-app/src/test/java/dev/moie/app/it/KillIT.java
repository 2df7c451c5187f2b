package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.app.testing.Moie;
import dev.moie.app.testing.ThirdPartyJar;
import dev.moie.core.io.Disk;
import dev.moie.core.log.Execution;
import dev.moie.core.log.ExecutionLog;
import dev.moie.core.log.LogPosition;
import dev.moie.core.log.SqliteExecutionLog;
import dev.moie.core.log.Transition;
import dev.moie.core.state.CheckpointMark;
import dev.moie.core.state.FileStateStore;
import dev.moie.core.state.Job;
import dev.moie.core.state.JobStatus;
import dev.moie.core.state.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The engine is killed at random moments, and now and then as soon as it is seen to save. It goes
 * on as if nothing had happened.
 */
@Tag("slow")
class KillIT {
  private static final boolean SLOW = Boolean.getBoolean("moie.slow");
  private static final int ROUNDS = SLOW ? 300 : 10;
  private static final int JOBS = 30;

  /** Each so many rounds a save is waited for: it is too short for chance alone on a fast disk. */
  private static final int HUNT_EVERY = 5;

  /** Jobs of a phase that is never reached: they make saving take long enough to be hit. */
  private static final int BALLAST = SLOW ? 6000 : 1000;

  /** What the engine was doing when it was killed, as far as can be seen: often several at once. */
  private enum Point {
    BEFORE_THE_FIRST_COMMIT,
    WHILE_AN_ACTION_RAN,
    AFTER_A_COMMIT_AND_BEFORE_ITS_SAVE,
    DURING_A_SAVE,
    AFTER_A_SAVE,
    AFTER_THE_END
  }

  @TempDir Path folder;

  private final Map<Point, Integer> points = new EnumMap<>(Point.class);
  private final Random random = new Random(7);

  @Test
  void whatever_is_killed_when_nothing_is_lost_and_nothing_is_done_twice() throws Exception {
    long startMillis = 3000;
    long workMillis = 1000;
    int workspaces = 0;
    int hunts = 0;
    int caught = 0;
    Path home = folder.resolve("0");
    make(home);
    for (int round = 0; round < ROUNDS; round++) {
      Set<Path> leftovers = Set.copyOf(temporaries(home));
      Process process = Moie.in(home).start("heartbeat", "-q");
      boolean hunt = round % HUNT_EVERY == HUNT_EVERY - 1;
      // The very first kill comes before anything can be written, which chance may never hit.
      boolean early = round == 0 || (!hunt && random.nextInt(8) == 0);
      long earliest = round == 0 ? 50 : random.nextLong(startMillis);
      boolean ended =
          early ? process.waitFor(earliest, TimeUnit.MILLISECONDS) : awaitWork(process, home);
      long began = System.nanoTime();
      if (!ended && hunt) {
        // Not always the first save.
        ended =
            process.waitFor(random.nextLong(workMillis / 2), TimeUnit.MILLISECONDS)
                || awaitSave(process, home, leftovers);
      } else if (!ended && !early) {
        ended = process.waitFor(random.nextLong(workMillis), TimeUnit.MILLISECONDS);
      }
      process.destroyForcibly().waitFor();
      Set<Point> hit = ended ? Set.of(Point.AFTER_THE_END) : points(home, leftovers);
      hit.forEach(point -> points.merge(point, 1, Integer::sum));
      if (hunt) {
        hunts++;
        caught += hit.contains(Point.DURING_A_SAVE) ? 1 : 0;
      }
      check(home);
      if (ended) {
        // So long a beat works here; the next kills are spread over a little more than that.
        workMillis = Math.max(200, (System.nanoTime() - began) / 1_000_000 * 3 / 2);
        settle(home);
        home = folder.resolve(Integer.toString(++workspaces));
        make(home);
      }
    }
    settle(home);
    System.out.println(
        ROUNDS
            + " kills in "
            + (workspaces + 1)
            + " workspaces: "
            + points
            + "; of "
            + hunts
            + " hunted saves, "
            + caught
            + " were caught");
    if (SLOW) {
      assertThat(points.keySet()).contains(Point.values());
    }
  }

  /**
   * Waits until the engine has begun to work, as the missing mark of a clean end tells.
   *
   * @return whether it has ended instead
   */
  private static boolean awaitWork(Process process, Path home) throws InterruptedException {
    while (!process.waitFor(2, TimeUnit.MILLISECONDS)) {
      if (Files.exists(home.resolve(".moie/log.db-wal"))
          && !Files.exists(home.resolve(".moie/checkpoint"))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Waits, without ever resting, until the engine has begun to save.
   *
   * @param leftovers of an earlier kill, until the engine has removed them
   * @return whether it has ended instead
   */
  private static boolean awaitSave(Process process, Path home, Set<Path> leftovers) {
    while (process.isAlive()) {
      String[] names = home.toFile().list();
      for (String name : names == null ? new String[0] : names) {
        if (name.startsWith(".sovereign_state_v2.json.")
            && !leftovers.contains(home.resolve(name))) {
          return false;
        }
      }
    }
    return true;
  }

  private static void make(Path home) throws IOException {
    Files.createDirectories(home);
    ThirdPartyJar.build(
        home.resolve("plugins"),
        "counting",
        "1.0.0",
        "Touch",
        """
        package counting;
        import dev.moie.api.*;
        import dev.moie.api.config.Doc;
        import dev.moie.api.files.WriteOptions;
        import java.nio.file.*;
        @JobType(value = "counting/touch", summary = "Counts its runs, and makes a file",
            example = "{\\"path\\": \\"x\\"}")
        public final class Touch implements Action<Touch.Config> {
          public record Config(@Doc("The file") String path) {}
          @Override public ActionResult run(Config config, JobContext job) throws Exception {
            Path file = job.files().resolve(config.path());
            if (Files.exists(file)) {
              job.files().append(Path.of("violations"), (config.path() + "\\n").getBytes());
            }
            job.files().append(Path.of("runs"), (config.path() + "\\n").getBytes());
            job.files().write(file, "x".getBytes(), WriteOptions.defaults());
            return ActionResult.succeeded("touched");
          }
        }
        """);
    StringBuilder json = new StringBuilder();
    json.append(
        "{'meta': {'project': 'P', 'operator': 'O', 'boot_time': '2026-01-01T00:00:00.000Z',"
            + " 'mode': 'daemon', 'current_phase': 1, 'last_heartbeat': null}, 'phases': [\n");
    for (int phase = 1; phase <= 2; phase++) {
      json.append(
          "{'id': P, 'name': 'PHASE', 'status': 'STATUS', 'concurrency': 3, 'jobs': [\n"
              .replace("P", Integer.toString(phase))
              .replace("HASE", "phase")
              .replace("STATUS", phase == 1 ? "active" : "locked"));
      for (int job = 0; job < JOBS; job++) {
        json.append(job == 0 ? "" : ",\n").append(job(phase + "." + job));
      }
      json.append("]},\n");
    }
    json.append("{'id': 3, 'name': 'BALLAST', 'status': 'locked', 'jobs': [\n");
    json.append("{'id': '3.0', 'task': 'Never', 'status': 'pending'}");
    for (int job = 1; job < BALLAST; job++) {
      json.append(
          ",\n{'id': '3.J', 'task': 'Ballast', 'status': 'pending'}".replace("J", job + ""));
    }
    json.append("]}]}");
    Files.writeString(home.resolve("sovereign_state_v2.json"), json.toString().replace('\'', '"'));
    // Programs that are killed count as failures: by chance five in a row, which is not the matter
    // here.
    Files.writeString(home.resolve("moie.yaml"), "breaker: {failures: 1000000}\n");
  }

  private static String job(String id) {
    return ("{'id': 'ID', 'task': 'T', 'status': 'pending', 'retry': {'max_attempts': 50, 'delay':"
            + " 'PT0S'}, 'verify': {'uses': 'verify/file', 'with': {'path': 'done-ID'}}, 'run':"
            + " {'uses': 'counting/touch', 'with': {'path': 'done-ID'}}}")
        .replace("ID", id);
  }

  private static State state(Path home) throws Exception {
    return new FileStateStore(Disk.LOCAL, home.resolve("sovereign_state_v2.json"), ZoneOffset.UTC)
        .load()
        .state();
  }

  /**
   * Where a kill came.
   *
   * @param leftovers of an earlier kill
   */
  private static Set<Point> points(Path home, Set<Path> leftovers) throws Exception {
    Set<Point> points = EnumSet.noneOf(Point.class);
    if (!leftovers.containsAll(temporaries(home))) {
      points.add(Point.DURING_A_SAVE);
    }
    Path file = home.resolve(".moie/log.db");
    if (Files.exists(file)) {
      long saved = state(home).meta().checkpoint().map(CheckpointMark::seq).orElse(0L);
      try (ExecutionLog log = SqliteExecutionLog.open(file)) {
        LogPosition position = log.position().orElseThrow();
        if (position.lastSeq() > saved) {
          points.add(Point.AFTER_A_COMMIT_AND_BEFORE_ITS_SAVE);
        }
        if (position.interrupted() > 0) {
          points.add(Point.WHILE_AN_ACTION_RAN);
        }
        if (points.isEmpty() && position.lastSeq() > 0) {
          points.add(Point.AFTER_A_SAVE);
        }
      }
    }
    return points.isEmpty() ? Set.of(Point.BEFORE_THE_FIRST_COMMIT) : points;
  }

  /** What holds after every kill. */
  private static void check(Path home) throws Exception {
    state(home); // It can be read.
    assertThat(home.resolve("violations")).doesNotExist();
    assertThat(temporaries(home)).as("they do not pile up").hasSizeLessThanOrEqualTo(2);
  }

  /** A beat that is left alone: all is done then, and what the log has ever said is so. */
  private static void settle(Path home) throws Exception {
    Moie.Result result = Moie.in(home).run("heartbeat", "-q");
    State state = state(home);
    assertThat(result.exit()).as(result.toString()).isZero();
    List<String> open =
        state.phases().stream()
            .filter(phase -> phase.id() < 3)
            .flatMap(phase -> phase.jobs().stream())
            .filter(job -> job.status() != JobStatus.COMPLETED)
            .map(Job::id)
            .toList();
    assertThat(open).isEmpty();
    assertThat(temporaries(home)).isEmpty();
    try (ExecutionLog log = SqliteExecutionLog.open(home.resolve(".moie/log.db"))) {
      assertThat(log.interrupted()).as("stuck").isEmpty();
      List<Transition> all = log.transitionsAfter(0);
      assertThat(all).extracting(Transition::seq).doesNotHaveDuplicates();
      assertThat(all)
          .filteredOn(each -> each.kind() == Transition.Kind.JOB)
          .as("each job is completed once, by the log")
          .extracting(Transition::subject)
          .hasSize(2 * JOBS)
          .doesNotHaveDuplicates();
      for (Transition each : all) {
        if (each.kind() == Transition.Kind.JOB) {
          assertThat(each.execution().flatMap(log::execution).flatMap(Execution::endedAt))
              .isPresent();
        }
      }
    }
    assertThat(home.resolve("violations")).doesNotExist();
  }

  /** What a save that was cut off leaves behind, in the workspace and in the engine's folder. */
  private static List<Path> temporaries(Path home) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path directory : List.of(home, home.resolve(".moie"))) {
      if (Files.isDirectory(directory)) {
        try (Stream<Path> files = Files.list(directory)) {
          files
              .filter(path -> path.getFileName().toString().matches("\\..*\\.(tmp|replaced)"))
              .filter(path -> !path.getFileName().toString().startsWith(".done-"))
              .forEach(found::add);
        }
      }
    }
    return found;
  }
}
