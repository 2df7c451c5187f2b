package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.moie.app.testing.HttpLoad;
import dev.moie.app.testing.Lateness;
import dev.moie.app.testing.Moie;
import dev.moie.app.testing.RunningDaemon;
import dev.moie.app.testing.StateFiles;
import dev.moie.app.testing.Vitals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A daemon that is listened to and asked by many while its jobs run: with -Pslow 200 clients that
 * listen and 500 requests a second for a minute, otherwise a tenth of that for five seconds.
 */
@Tag("slow")
@Tag("alone")
class HttpLoadIT {
  private static final boolean SLOW = Boolean.getBoolean("moie.slow");
  private static final Duration LENGTH = SLOW ? Duration.ofMinutes(1) : Duration.ofSeconds(5);
  private static final Duration WARM = SLOW ? Duration.ofSeconds(20) : Duration.ofSeconds(1);
  private static final int LISTENERS = SLOW ? 200 : 20;
  private static final int A_SECOND = SLOW ? 500 : 50;
  private static final int JOBS = 20;

  /** Three times what is aimed at, since machines are busy: what is measured is printed. */
  private static final long BOUND_MS = 3000;

  private static final Duration BEAT = Duration.ofSeconds(2);

  /** What a page that is open asks for, and what machines ask for. */
  private static final List<String> PATHS =
      List.of(
          "/",
          "/jobs",
          "/runs",
          "/api/v1/state",
          "/api/v1/executions?limit=20",
          "/api/v1/cyclic",
          "/api/v1/alerts",
          "/api/v1/phases",
          "/api/v1/jobs?limit=20",
          "/assets/moie.css");

  @TempDir Path folder;

  private static String ticker(int number) {
    return "{'id': 't"
        + number
        + "', 'task': 'Tick', 'status': 'cyclic', 'schedule': 'PT2S', 'run': {'uses':"
        + " 'steps/write-file', 'with': {'path': 'tick-"
        + number
        + "', 'text': 'x'}}}";
  }

  @Test
  void whoever_listens_and_asks_makes_no_job_late() throws Exception {
    assumeTrue(
        Files.isDirectory(Path.of("/proc/self/fd")), "skipped: /proc tells it on Linux only");
    StateFiles.phase(
        folder, IntStream.range(0, JOBS).mapToObj(HttpLoadIT::ticker).toArray(String[]::new));
    Moie moie = Moie.in(folder).with("MOIE_JAVA_OPTS", "-Xmx160m");
    List<Vitals> seen = new ArrayList<>();
    List<Long> beats;
    Instant begun;
    try (RunningDaemon daemon =
        RunningDaemon.start(moie, folder, "--every", "PT2S", "--http", "127.0.0.1:0")) {
      daemon.tells("serving http://");
      String server = daemon.log().replaceAll("(?s).*serving (http://[^/]+)/.*", "$1");
      String token = Files.readString(folder.resolve(".moie/token")).strip();
      // Until the first beat has ended nothing is known, and /health says so with 503.
      daemon.tells(": heartbeat ");
      try (HttpLoad load = new HttpLoad(server, token)) {
        load.listen(LISTENERS);
        load.ask(A_SECOND, PATHS);
        Instant warm = Instant.now().plus(WARM);
        daemon.awaits(() -> load.listening() == LISTENERS && Instant.now().isAfter(warm));
        load.forget();
        begun = Instant.now();
        while (Instant.now().isBefore(begun.plus(LENGTH))) {
          seen.add(Vitals.of(daemon.pid(), folder.resolve(".moie")));
          Instant next = begun.plus(LENGTH.dividedBy(60).multipliedBy(seen.size()));
          daemon.awaits(() -> !Instant.now().isBefore(next));
        }
        assertThat(load.listening()).isEqualTo(LISTENERS);
        List<Long> took = load.millis();
        System.out.printf(
            "HttpLoadIT: %d listen, heard %d events; asked %.0f a second: %s, p50 %d ms, p99 %d ms%n",
            LISTENERS,
            load.events(),
            load.rate(),
            load.answers(),
            Lateness.percentile(took, 50),
            Lateness.percentile(took, 99));
        assertThat(load.answers()).containsOnlyKeys("200");
        // Loose, as every bound on time: what was reached is printed.
        assertThat(load.rate()).isGreaterThan(A_SECOND / 3.0);
        assertThat(load.events()).isGreaterThan(LISTENERS);
      }
      beats = beats(daemon.log(), begun);
    }
    List<Long> late =
        Lateness.of(folder, IntStream.range(0, JOBS).mapToObj(i -> "t" + i).toList(), begun);
    List<Vitals> second = seen.subList(seen.size() / 3, 2 * seen.size() / 3);
    List<Vitals> last = seen.subList(2 * seen.size() / 3, seen.size());
    System.out.printf(
        "HttpLoadIT: %d beats late by p50 %d, p99 %d ms; %d cyclic runs late by p50 %d, p99 %d, most"
            + " %d ms; second third: %s; last third: %s%n",
        beats.size(),
        Lateness.percentile(beats, 50),
        Lateness.percentile(beats, 99),
        late.size(),
        Lateness.percentile(late, 50),
        Lateness.percentile(late, 99),
        late.get(late.size() - 1),
        Vitals.text(second),
        Vitals.text(last));
    assertThat(Lateness.percentile(beats, 99)).isLessThan(BOUND_MS);
    assertThat(Lateness.percentile(late, 99)).isLessThan(BOUND_MS);
    if (SLOW) {
      assertThat(Vitals.memory(last)).isLessThanOrEqualTo(1.1 * Vitals.memory(second));
    }
  }

  /** How long after their times heartbeats ended, by the daemon's log. */
  private static List<Long> beats(String log, Instant since) {
    List<OffsetDateTime> ends =
        log.lines()
            .filter(line -> line.contains(": heartbeat "))
            .map(line -> OffsetDateTime.parse(line.substring(0, line.indexOf(' '))))
            .filter(end -> !end.toInstant().isBefore(since))
            .toList();
    List<Long> late = new ArrayList<>();
    for (int i = 1; i < ends.size(); i++) {
      Duration between = Duration.between(ends.get(i - 1), ends.get(i));
      late.add(Math.max(0, between.minus(BEAT).toMillis()));
    }
    late.sort(null);
    return late;
  }
}
