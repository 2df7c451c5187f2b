package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.moie.app.testing.Moie;
import dev.moie.app.testing.RunningDaemon;
import dev.moie.app.testing.Tickers;
import dev.moie.app.testing.Vitals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A daemon with a thousand cyclic runs a minute: 20 seconds, or with -Pslow as long as {@code
 * -Dmoie.soak=SECONDS} says, ten minutes by default. It asks nothing of the machine but to be let
 * in now and then, so other tests may run beside it.
 */
@Tag("slow")
class DaemonSoakIT {
  private static final boolean SLOW = Boolean.getBoolean("moie.slow");

  private static final Duration LENGTH =
      SLOW ? Duration.ofSeconds(Long.getLong("moie.soak", 600L)) : Duration.ofSeconds(20);

  @TempDir Path folder;

  @Test
  void a_thousand_runs_a_minute_cost_the_same_at_the_end_as_before() throws Exception {
    assumeTrue(
        Files.isDirectory(Path.of("/proc/self/fd")), "skipped: /proc tells it on Linux only");
    Tickers tickers = Tickers.in(folder);
    Files.writeString(
        folder.resolve("moie.yaml"),
        "log: {max_executions: 1000}\ndaemon: {log: {max_mib: 1, keep: 1}}\n");
    Moie moie = Moie.in(folder).with("MOIE_JAVA_OPTS", "-Xmx96m");
    List<Vitals> seen = new ArrayList<>();
    try (RunningDaemon daemon = RunningDaemon.start(moie, folder, "--every", "5s")) {
      daemon.awaits(() -> tickers.ticks() > Tickers.JOBS);
      long first = tickers.ticks();
      Instant begun = Instant.now();
      Instant end = begun.plus(LENGTH);
      while (Instant.now().isBefore(end)) {
        seen.add(Vitals.of(daemon.pid(), folder.resolve(".moie")));
        Instant next = begun.plus(LENGTH.dividedBy(90).multipliedBy(seen.size()));
        daemon.awaits(() -> !Instant.now().isBefore(next));
      }
      double minutes = Duration.between(begun, Instant.now()).toMillis() / 60_000.0;
      long runs = tickers.ticks() - first;
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
}
