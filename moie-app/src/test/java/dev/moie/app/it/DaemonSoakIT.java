package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.moie.app.testing.Lateness;
import dev.moie.app.testing.Moie;
import dev.moie.app.testing.RunningDaemon;
import dev.moie.app.testing.StateFiles;
import dev.moie.app.testing.ThirdPartyJar;
import dev.moie.app.testing.Vitals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A daemon with a thousand cyclic runs a minute: 20 seconds, or with -Pslow as long as {@code
 * -Dmoie.soak=SECONDS} says, ten minutes by default.
 */
@Tag("alone")
@Tag("slow")
class DaemonSoakIT {
  private static final boolean SLOW = Boolean.getBoolean("moie.slow");

  private static final Duration LENGTH =
      SLOW ? Duration.ofSeconds(Long.getLong("moie.soak", 600L)) : Duration.ofSeconds(20);

  private static final int JOBS = 20;

  /** Twenty of these are a thousand runs a minute. */
  private static final String PERIOD = "PT1.2S";

  /** Loose: what is measured is printed. */
  private static final long BOUND_MS = 2000;

  @TempDir Path folder;

  private static String cyclic(String id, String schedule, String type) {
    return "{'id': 'ID', 'task': 'Task ID', 'status': 'cyclic', 'schedule': 'EVERY',"
            .replace("ID", id)
            .replace("EVERY", schedule)
        + " 'timeout': 'PT5M', 'retry': {'max_attempts': 1}, 'run': {'uses': '"
        + type
        + "'}}";
  }

  private void tickers(String... others) {
    ThirdPartyJar.action(
        folder.resolve("plugins"),
        "tick",
        "1.0.0",
        "java.nio.file.Files.writeString(java.nio.file.Path.of(\"TICKS\"), \"x\","
                .replace("TICKS", folder.resolve("ticks").toString())
            + " java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND);"
            + " return ActionResult.succeeded(\"ticked\");");
    List<String> jobs = new ArrayList<>(List.of(others));
    for (int i = 0; i < JOBS; i++) {
      jobs.add(cyclic("t" + i, PERIOD, "tick/act"));
    }
    StateFiles.phase(folder, jobs.toArray(new String[0]));
  }

  private long ticks() {
    try {
      Path file = folder.resolve("ticks");
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void a_thousand_runs_a_minute_cost_the_same_at_the_end_as_before() throws Exception {
    assumeTrue(
        Files.isDirectory(Path.of("/proc/self/fd")), "skipped: /proc tells it on Linux only");
    tickers();
    Files.writeString(
        folder.resolve("moie.yaml"),
        "log: {max_executions: 1000}\ndaemon: {log: {max_mib: 1, keep: 1}}\n");
    Moie moie = Moie.in(folder).with("MOIE_JAVA_OPTS", "-Xmx96m");
    List<Vitals> seen = new ArrayList<>();
    try (RunningDaemon daemon = RunningDaemon.start(moie, folder, "--every", "5s")) {
      daemon.awaits(() -> ticks() > JOBS);
      long first = ticks();
      Instant begun = Instant.now();
      Instant end = begun.plus(LENGTH);
      while (Instant.now().isBefore(end)) {
        seen.add(Vitals.of(daemon.pid(), folder.resolve(".moie")));
        Instant next = begun.plus(LENGTH.dividedBy(90).multipliedBy(seen.size()));
        daemon.awaits(() -> !Instant.now().isBefore(next));
      }
      double minutes = Duration.between(begun, Instant.now()).toMillis() / 60_000.0;
      long runs = ticks() - first;
      assertThat(daemon.isAlive()).isTrue();
      List<Vitals> second = seen.subList(seen.size() / 3, 2 * seen.size() / 3);
      List<Vitals> last = seen.subList(2 * seen.size() / 3, seen.size());
      System.out.printf(
          "DaemonSoakIT: %d runs in %.1f min, %.0f a minute; second third: %s; last third: %s%n",
          runs, minutes, runs / minutes, Vitals.text(second), Vitals.text(last));
      assertThat(runs / minutes).isGreaterThan(500);
      // What is under way comes and goes, so the least of each third is what stays.
      assertThat(Vitals.leastThreads(last)).isLessThanOrEqualTo(Vitals.mostThreads(second));
      assertThat(Vitals.leastFiles(last)).isLessThanOrEqualTo(Vitals.mostFiles(second));
      if (SLOW) {
        assertThat(Vitals.memory(last)).isLessThanOrEqualTo(1.1 * Vitals.memory(second));
        assertThat(Vitals.log(last)).isLessThanOrEqualTo(1.1 * Vitals.log(second));
      }
    }
  }

  @Test
  void jobs_that_hang_fail_or_flood_make_no_other_late() throws Exception {
    Path plugins = folder.resolve("plugins");
    ThirdPartyJar.action(
        plugins,
        "hang",
        "1.0.0",
        "new java.util.concurrent.CountDownLatch(1).await(); return null;");
    ThirdPartyJar.action(plugins, "fail", "1.0.0", "throw new IllegalStateException(\"broken\");");
    ThirdPartyJar.action(
        plugins,
        "flood",
        "1.0.0",
        "for (int i = 0; i < 20000; i++) { System.out.println(\"F\".repeat(100)); }"
            + " return ActionResult.succeeded(\"flooded\");");
    tickers(
        cyclic("hang", "PT1S", "hang/act"),
        cyclic("fail", "PT1S", "fail/act"),
        cyclic("flood", "PT1S", "flood/act"));
    Moie moie = Moie.in(folder);
    try (RunningDaemon daemon = RunningDaemon.start(moie, folder, "--every", "5s")) {
      long enough = JOBS * (SLOW ? 40L : 12L);
      daemon.awaits(() -> ticks() > enough);
    }
    List<Long> late = Lateness.of(folder, IntStream.range(0, JOBS).mapToObj(i -> "t" + i).toList());
    long p99 = Lateness.percentile(late, 99);
    System.out.printf(
        "DaemonSoakIT: lateness beside a job that hangs, one that fails and one that floods: %d"
            + " runs, p50 %d ms, p99 %d ms, most %d ms%n",
        late.size(), late.get(late.size() / 2), p99, late.get(late.size() - 1));
    assertThat(late).hasSizeGreaterThan(JOBS * 8);
    assertThat(p99).isLessThan(BOUND_MS);
    String history = moie.run("history", "fail", "--json").out();
    assertThat(history).contains("broken");
  }
}
