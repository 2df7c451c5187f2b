package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.moie.app.testing.Moie;
import dev.moie.app.testing.StateFiles;
import dev.moie.core.io.Disk;
import dev.moie.core.log.Execution;
import dev.moie.core.log.ExecutionLog;
import dev.moie.core.log.HistoryQuery;
import dev.moie.core.log.Request;
import dev.moie.core.log.SqliteExecutionLog;
import dev.moie.core.state.FileStateStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person orders about one job, while a heartbeat holds the workspace. */
class OrdersBesideABeatIT {
  @TempDir Path folder;

  private final List<Process> started = new ArrayList<>();
  private Moie moie;

  @BeforeEach
  void make() {
    moie = Moie.in(folder);
    StateFiles.phase(
        folder,
        StateFiles.job("1.1", waiting("1")),
        StateFiles.job("1.2", waiting("2")),
        StateFiles.job("1.3", "'verification_cmd': 'echo x >> ran; test -e there'"),
        StateFiles.job("1.4", "'verification_cmd': 'echo x >> looked'"));
  }

  /** It says that it has begun, and then waits for a file. */
  private static String waiting(String name) {
    return "'verification_cmd': 'touch began-NAME; until test -e go-NAME; do sleep 0.05; done'"
        .replace("NAME", name);
  }

  @AfterEach
  void end() throws IOException {
    go("1");
    go("2");
    started.forEach(Process::destroyForcibly);
  }

  private void go(String name) throws IOException {
    Path file = folder.resolve("go-" + name);
    if (Files.notExists(file)) {
      Files.createFile(file);
    }
  }

  private Process start(String... arguments) {
    Process process = moie.start(arguments);
    started.add(process);
    return process;
  }

  private Process busyBeat() {
    Process beat = start("heartbeat");
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> Files.exists(folder.resolve("began-1")) || !beat.isAlive());
    assertThat(beat.isAlive()).isTrue();
    return beat;
  }

  private <T> T inLog(Function<ExecutionLog, T> question) {
    try (ExecutionLog log = SqliteExecutionLog.open(folder.resolve(".moie/log.db"))) {
      return question.apply(log);
    }
  }

  private List<Request> letterBox() {
    return inLog(log -> log.requests().open());
  }

  /** Waits until the beat has taken an order out of the letter box, to do it at its end. */
  private void awaitOrder(Process asker) {
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                Files.exists(folder.resolve(".moie/log.db"))
                    && Files.notExists(folder.resolve(".moie/requests"))
                    && letterBox().size() == 1);
    assertThat(asker.isAlive()).isTrue();
  }

  private List<String> done(String job) {
    return inLog(
            log -> log.history(new HistoryQuery(Optional.of(job), false, Optional.empty(), 100)))
        .stream()
        .map(each -> each.outcome().map(Enum::name).orElse(each.kind().name()))
        .toList();
  }

  private String status(String job) throws Exception {
    return new FileStateStore(Disk.LOCAL, folder.resolve("sovereign_state_v2.json"), ZoneOffset.UTC)
        .load()
        .state()
        .job(job)
        .orElseThrow()
        .status()
        .text();
  }

  private static String ended(Process process, int exit) throws Exception {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    String out =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            + new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as(out).isEqualTo(exit);
    return out;
  }

  @Test
  void the_beat_serves_small_orders_at_once_and_a_run_at_its_end() throws Exception {
    Process beat = busyBeat();

    Moie.Result paused = moie.run("pause", "1.3");
    assertThat(paused.exit()).as(paused.toString()).isZero();
    assertThat(paused.out()).contains("job 1.3 is paused");
    Moie.Result reset = moie.run("reset", "1.4", "--json");
    assertThat(reset.exit()).as(reset.toString()).isZero();
    assertThat(reset.json().path("message").asText())
        .isEqualTo("the attempts of job 1.4 are forgotten; it is pending");
    Moie.Result taken = moie.run("reset", "1.1");
    assertThat(taken.exit()).as(taken.toString()).isEqualTo(4);
    assertThat(taken.err()).hasLineCount(1).contains("job 1.1 is being taken now; ask again later");
    Moie.Result same = moie.run("pause", "1.1");
    assertThat(same.exit()).as("what runs can be paused for the next time").isZero();
    Process run = start("run", "1.3", "--wait", "60s");
    awaitOrder(run);
    assertThat(beat.isAlive()).isTrue();
    assertThat(folder.resolve("ran")).doesNotExist();
    Files.createFile(folder.resolve("there"));
    go("1");
    go("2");

    String told = ended(beat, 0);
    assertThat(ended(run, 0)).contains("1.3 Task 1.3: VERIFIED");
    assertThat(told).contains("1.1 Task 1.1: VERIFIED", "1.3 Task 1.3: BLOCKED");
    assertThat(status("1.3")).as("a person may run what is paused").isEqualTo("completed");
    assertThat(folder.resolve("looked")).as("it waits for 1.3").doesNotExist();
    assertThat(done("1.3")).containsExactly("VERIFIED");
    assertThat(done("1.4")).containsExactly("RESET");
    assertThat(letterBox()).isEmpty();
  }

  @Test
  void a_run_that_nobody_waits_for_any_more_does_not_happen() throws Exception {
    Process beat = busyBeat();
    moie.run("pause", "1.3", "-q");

    Moie.Result run = moie.run("run", "1.3", "--wait", "1s");

    assertThat(run.exit()).as(run.toString()).isEqualTo(4);
    assertThat(run.err()).hasLineCount(1).contains("process " + beat.pid() + " (heartbeat)");
    assertThat(letterBox()).isEmpty();
    go("1");
    go("2");
    ended(beat, 0);
    assertThat(folder.resolve("ran")).doesNotExist();
    assertThat(done("1.3")).isEmpty();
  }

  @Test
  void an_order_to_a_beat_that_is_killed_is_done_by_the_one_who_gave_it() throws Exception {
    Process beat = busyBeat();
    Process run = start("run", "1.3", "--force", "--wait", "60s");
    awaitOrder(run);
    // The log goes on while the order lies in it.
    go("1");
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> Files.exists(folder.resolve("began-2")) || !beat.isAlive());
    Files.createFile(folder.resolve("there"));
    beat.destroyForcibly();

    assertThat(ended(run, 0)).contains("1.3 Task 1.3: VERIFIED");

    assertThat(status("1.1")).isEqualTo("completed");
    assertThat(status("1.3")).isEqualTo("completed");
    List<Execution> all =
        inLog(log -> log.history(new HistoryQuery(Optional.empty(), false, Optional.empty(), 100)));
    assertThat(all).extracting(Execution::job).containsExactly("1.3", "1.1");
    Moie.Result next = moie.run("pause", "1.3");
    assertThat(next.exit()).as(next.toString()).isZero();
    go("2");
    assertThat(moie.run("heartbeat").out()).contains("1.2 Task 1.2: VERIFIED");
    assertThat(done("1.3")).as("once").containsExactly("VERIFIED");
  }
}
