package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.moie.app.testing.Moie;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A phase of very many jobs. */
@Tag("alone")
@Tag("slow")
class SizeIT {
  private static final boolean SLOW = Boolean.getBoolean("moie.slow");

  @TempDir Path folder;

  static IntStream sizes() {
    return SLOW ? IntStream.of(10_000, 100_000) : IntStream.of(1_000);
  }

  private Path make(int jobs) throws IOException {
    Files.writeString(folder.resolve("there"), "x");
    StringBuilder json = new StringBuilder();
    json.append(
        "{'meta': {'project': 'P', 'operator': 'O', 'boot_time': '2026-01-01T00:00:00.000Z',"
            + " 'mode': 'daemon', 'current_phase': 1, 'last_heartbeat': null}, 'phases': [\n"
            + "{'id': 1, 'name': 'MANY', 'status': 'active', 'concurrency': 8, 'jobs': [");
    for (int job = 0; job < jobs; job++) {
      json.append(job == 0 ? "\n" : ",\n")
          .append("{'id': '1.")
          .append(job)
          .append("', 'task': 'Look', 'description': '', 'status': 'pending', 'verify': {'uses':")
          .append(" 'verify/file', 'with': {'path': 'there'}}}");
    }
    json.append("]},\n{'id': 2, 'name': 'NEXT', 'status': 'locked', 'jobs': [{'id': '2.1',")
        .append(" 'task': 'T', 'status': 'pending'}]}]}");
    return Files.writeString(
        folder.resolve("sovereign_state_v2.json"), json.toString().replace('\'', '"'));
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void a_phase_of_many_jobs_is_done_in_one_beat(int jobs) throws Exception {
    Path state = make(jobs);
    long start = System.nanoTime();
    Process process = Moie.in(folder).start("heartbeat", "-q");
    long peak = 0;
    while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
      peak = Math.max(peak, peakMemory(process.pid()));
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);

    assertThat(process.exitValue()).isZero();
    JsonNode after = new ObjectMapper().readTree(state.toFile());
    assertThat(after.path("meta").path("current_phase").asInt()).isEqualTo(2);
    for (JsonNode job : after.path("phases").get(0).path("jobs")) {
      assertThat(job.path("status").asText()).isEqualTo("completed");
    }
    System.out.printf(
        "size: %d jobs in %.1f s, %.0f a second, peak memory %d MiB; the same checks in a plain"
            + " loop: %.3f s%n",
        jobs, took.toMillis() / 1e3, jobs * 1e3 / took.toMillis(), peak >> 10, plainLoop(jobs));
  }

  /** The seconds that the same checks take without anything around them. */
  private double plainLoop(int jobs) throws IOException {
    long start = System.nanoTime();
    int there = 0;
    for (int job = 0; job < jobs; job++) {
      there += Files.isRegularFile(folder.resolve("there")) ? 1 : 0;
    }
    assertThat(there).isEqualTo(jobs);
    return (System.nanoTime() - start) / 1e9;
  }

  /** In KiB; 0 where the system does not tell. */
  private static long peakMemory(long pid) throws IOException {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .map(line -> line.replaceAll("[^0-9]", ""))
          .mapToLong(Long::parseLong)
          .findFirst()
          .orElse(0);
    } catch (NoSuchFileException | UncheckedIOException endedOrNoProc) {
      return 0;
    }
  }

  @Test
  void progress_is_shown_on_a_terminal() throws Exception {
    make(1_000);
    String moie = Moie.distribution().resolve("bin/moie").toString();

    Moie.Result result =
        Moie.in(folder).program("script", "-qec", moie + " heartbeat", "/dev/null");

    assertThat(result.exit()).as(result.toString()).isZero();
    List<String> counts =
        result.out().lines().flatMap(line -> Stream.of(line.split("\r"))).toList();
    assertThat(counts).anyMatch(line -> line.matches("\\[[0-9]+/1000] phase 1: 1\\..*"));
  }
}
