package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.moie.app.testing.Moie;
import dev.moie.app.testing.StateFiles;
import dev.moie.app.testing.ThirdPartyJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two heartbeats at once, as processes: one works, the other is told who does. */
class TwoBeatsIT {
  private static final String LOOKS_AT_EVERY_FILE =
      """
      package look;

      import dev.moie.api.*;
      import java.io.InputStream;
      import java.nio.file.*;
      import java.util.List;
      import java.util.stream.Stream;

      @JobType(value = "look/all", summary = "Opens and closes every file", example = "{}")
      public final class LookVerifier implements Verifier<LookVerifier.Nothing> {
        public record Nothing() {}

        @Override
        public Verification verify(Nothing config, JobContext job) throws Exception {
          Path root = job.files().root();
          try (Stream<Path> walked = Files.walk(root.resolve(".moie"))) {
            for (Path file : (Iterable<Path>) walked.filter(Files::isRegularFile)::iterator) {
              try (InputStream in = Files.newInputStream(file)) {
                in.read();
              }
            }
          }
          Files.createFile(root.resolve("started"));
          while (!Files.exists(root.resolve("go"))) {
            Thread.sleep(20);
          }
          return Verification.verified();
        }
      }
      """;

  @TempDir Path folder;

  @AfterEach
  void go() throws IOException {
    if (Files.notExists(folder.resolve("go"))) {
      Files.createFile(folder.resolve("go"));
    }
  }

  /** A beat that is in the middle of its only job until the file {@code go} is there. */
  private Process busyBeat() {
    Process beat = Moie.in(folder).start("heartbeat");
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> Files.exists(folder.resolve("started")) || !beat.isAlive());
    assertThat(beat.isAlive()).isTrue();
    return beat;
  }

  private void isRefused(Process holder) throws IOException {
    JsonNode note = new ObjectMapper().readTree(folder.resolve(".moie/lock.json").toFile());
    for (int i = 0; i < 2; i++) {
      Moie.Result second = Moie.in(folder).run("heartbeat");

      assertThat(second.exit()).as(second.toString()).isEqualTo(4);
      assertThat(second.out()).isEmpty();
      assertThat(second.err())
          .hasLineCount(1)
          .contains("process " + holder.pid() + " (heartbeat)")
          .contains("on " + note.path("host").asText())
          .contains("since " + note.path("since").asText());
    }
    assertThat(note.path("host").asText()).isNotBlank();
    assertThat(note.path("since").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
  }

  @Test
  void the_second_is_told_who_works_and_a_killed_one_blocks_nobody() throws Exception {
    StateFiles.phase(
        folder,
        StateFiles.job(
            "1.1", "'verification_cmd': 'touch started; until test -e go; do sleep 0.05; done'"));
    Process first = busyBeat();
    try {
      isRefused(first);
      first.destroyForcibly();
      assertThat(first.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(folder.resolve(".moie/lock.json")).exists();
      go();

      Moie.Result next = Moie.in(folder).run("heartbeat");

      assertThat(next.exit()).as(next.toString()).isZero();
      assertThat(next.out()).contains("1.1 Task 1.1: VERIFIED");
      assertThat(folder.resolve(".moie/lock.json")).doesNotExist();
    } finally {
      first.destroyForcibly();
    }
  }

  @Test
  void a_job_that_opens_every_file_in_the_holders_own_process_does_not_give_the_lock_away()
      throws Exception {
    ThirdPartyJar.build(
        folder.resolve("plugins"), "look", "1.0.0", "LookVerifier", LOOKS_AT_EVERY_FILE);
    StateFiles.phase(folder, StateFiles.job("1.1", "'verify': {'uses': 'look/all'}"));
    Process first = busyBeat();
    try {
      isRefused(first);
      go();

      assertThat(first.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(first.exitValue()).isZero();
      assertThat(folder.resolve(".moie/lock.json")).doesNotExist();
      assertThat(Moie.in(folder).run("heartbeat").exit()).isZero();
    } finally {
      first.destroyForcibly();
    }
  }
}
