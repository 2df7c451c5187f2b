package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.app.testing.Moie;
import dev.moie.app.testing.RunningDaemon;
import dev.moie.app.testing.StateFiles;
import dev.moie.app.testing.ThirdPartyJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The daemon, from its start to its end, and whatever happens to it in between. */
class DaemonIT {
  @TempDir Path folder;

  private Moie moie;
  private Optional<RunningDaemon> daemon = Optional.empty();

  @BeforeEach
  void make() {
    moie = Moie.in(folder);
  }

  @AfterEach
  void end() throws Exception {
    if (daemon.isPresent()) {
      daemon.get().close();
    }
  }

  private RunningDaemon start(String... options) {
    daemon = Optional.of(RunningDaemon.start(moie, folder, options));
    return daemon.get();
  }

  private static String cyclic(String id, String schedule, String command) {
    return "{'id': 'ID', 'task': 'Task ID', 'status': 'cyclic', 'schedule': 'SCHEDULE',"
            .replace("ID", id)
            .replace("SCHEDULE", schedule)
        + " 'run': {'uses': 'steps/command', 'with': {'command': '"
        + command
        + "'}}}";
  }

  private static String waiting(String id, String file) {
    return StateFiles.job(
        id, "'verification_cmd': 'touch began; until test -e " + file + "; do sleep 0.05; done'");
  }

  private String status(String id) {
    Moie.Result result = moie.run("status", "--json");
    for (var job : result.json().at("/phases/0/jobs")) {
      if (job.path("id").asText().equals(id)) {
        return job.path("status").asText();
      }
    }
    throw new AssertionError("no job " + id + " in " + result);
  }

  @Test
  void cyclic_jobs_run_at_their_time_while_an_open_one_hangs_and_what_is_asked_is_done_at_once()
      throws Exception {
    StateFiles.phase(
        folder,
        waiting("1.1", "go"),
        cyclic("c", "PT1S", "echo x >> ticks"),
        cyclic("d", "@daily", "echo x >> asked"));
    RunningDaemon running = start("--every", "2s");
    running.reaches("began");

    running.awaits(() -> running.lines("ticks") >= 3);
    long asked = running.lines("asked");
    assertThat(moie.run("run", "d").out()).contains("CYCLIC_RAN");
    assertThat(running.lines("asked")).isEqualTo(asked + 1);
    assertThat(moie.run("pause", "c").out()).contains("is paused");
    Moie.Result busy = moie.run("reset", "1.1");
    assertThat(busy.exit()).as(busy.toString()).isEqualTo(4);
    Moie.Result beat = moie.run("heartbeat");
    assertThat(beat.exit()).as(beat.toString()).isZero();
    assertThat(beat.err()).contains("(daemon)", "beats here");
    Moie.Result health = moie.run("health", "--max-age", "20s");
    assertThat(health.exit()).as(health.toString()).isZero();

    Files.createFile(folder.resolve("go"));
    running.awaits(() -> status("1.1").equals("completed"));
    running.signal("TERM");
    assertThat(running.end()).isZero();
    assertThat(moie.run("heartbeat").err()).doesNotContain("beats here");
  }

  @Test
  void edits_plugins_and_settings_are_taken_over_and_bad_ones_are_told() throws Exception {
    Path state = StateFiles.phase(folder, cyclic("c", "PT1S", "echo x >> ticks"));
    RunningDaemon running = start("--every", "1h");
    running.reaches("ticks");
    String good = Files.readString(state);

    Files.writeString(state, good.replace("\"jobs\": [", "\"jobs\": [,"));
    running.tells("it is tried again");
    long before = running.lines("ticks");
    running.awaits(() -> running.lines("ticks") > before);
    running.awaits(() -> moie.run("health").exit() == 1);
    ThirdPartyJar.action(
        folder.resolve("plugins"),
        "later",
        "1.0.0",
        "java.nio.file.Files.createFile(java.nio.file.Path.of(\""
            + folder.resolve("acted")
            + "\")); return ActionResult.succeeded(\"acted\");");
    Files.writeString(
        state,
        good.replace(
            "\"jobs\": [",
            "\"jobs\": [{\"id\": \"1.1\", \"task\": \"New\", \"status\": \"pending\","
                + " \"verification_cmd\": \"test -e acted\", \"run\": {\"uses\": \"later/act\"}},"));
    running.tells("what was wrong is over");
    running.reaches("acted");
    running.awaits(() -> status("1.1").equals("completed"));

    Path settings = folder.resolve("moie.yaml");
    Files.writeString(settings, "timezone: Mars\n");
    running.tells("the settings are as before");
    assertThat(moie.run("health").out()).contains("unknown time zone");
    Files.writeString(settings, "timezone: Asia/Tokyo\n");
    running.tells("the settings have changed");
    running.awaits(
        () ->
            running
                .log()
                .substring(running.log().indexOf("the settings have changed"))
                .contains("job c CYCLIC_RAN"));
    running.signal("HUP");
    running.tells("SIGHUP");
    assertThat(running.isAlive()).isTrue();
  }

  @Test
  void a_stopped_daemon_starts_nothing_but_serves_and_goes_on_when_it_is_resumed()
      throws Exception {
    StateFiles.phase(
        folder, cyclic("c", "PT1S", "echo x >> ticks"), cyclic("long", "@daily", "sleep 60"));
    assertThat(moie.run("stop", "--reason", "at its start").exit()).isZero();
    RunningDaemon running = start("--every", "1s");

    assertThat(moie.run("pause", "long").exit()).isZero();
    assertThat(moie.run("unpause", "long").exit()).isZero();
    assertThat(folder.resolve("ticks")).doesNotExist();
    Moie.Result health = moie.run("health", "--format", "nagios");
    assertThat(health.exit()).as(health.toString()).isIn(1, 2);
    assertThat(health.out()).contains("at its start");
    assertThat(moie.run("resume").exit()).isZero();
    running.reaches("ticks");

    assertThat(moie.run("stop", "--now").exit()).isZero();
    running.awaits(() -> running.lines("ticks") > 0 && processes("sleep 60") == 0);
    long stopped = running.lines("ticks");
    assertThat(moie.run("run", "c").exit()).isEqualTo(5);
    assertThat(running.lines("ticks")).isEqualTo(stopped);
    assertThat(moie.run("resume").exit()).isZero();
    running.awaits(() -> running.lines("ticks") > stopped);
    running.signal("TERM");
    running.tells("ending when nothing runs");
    running.signal("TERM");
    assertThat(running.end()).isZero();
  }

  private long processes(String command) {
    return ProcessHandle.of(daemon.orElseThrow().pid()).stream()
        .flatMap(ProcessHandle::descendants)
        .filter(each -> each.info().commandLine().orElse("").contains(command))
        .count();
  }

  @Test
  void what_runs_at_its_end_is_let_run_and_then_interrupted_at_the_deadline() throws Exception {
    Files.writeString(folder.resolve("moie.yaml"), "daemon: {drain: PT2S, log: {format: json}}\n");
    StateFiles.phase(
        folder,
        cyclic(
            "short",
            "@daily",
            "touch short-began; until test -e go; do sleep 0.05; done; touch short-ended"),
        cyclic("long", "@daily", "touch long-began; sleep 60"));
    RunningDaemon running = start();
    running.reaches("short-began");
    running.reaches("long-began");

    running.signal("TERM");
    running.tells("ending when nothing runs");
    Files.createFile(folder.resolve("go"));
    running.reaches("short-ended");

    assertThat(running.end()).isZero();
    assertThat(running.log()).contains("still running after PT2S");
    assertThat(running.log().lines().findFirst().orElse("")).startsWith("{");
    assertThat(moie.run("history", "short").out()).contains("CYCLIC_RAN");
  }

  @Test
  void after_a_kill_health_is_red_and_the_next_daemon_recovers() throws Exception {
    StateFiles.phase(folder, waiting("1.1", "go"), cyclic("c", "PT1S", "echo x >> ticks"));
    RunningDaemon killed = start("--every", "1s");
    killed.reaches("began");
    killed.reaches("ticks");
    killed.awaits(() -> moie.run("health", "--max-age", "30s").exit() == 0);

    killed.close();

    Moie.Result red = moie.run("health", "--max-age", "30s", "--format", "nagios");
    assertThat(red.exit()).as(red.toString()).isEqualTo(2);
    assertThat(red.out()).contains("CRITICAL", "is gone");
    Files.createFile(folder.resolve("go"));
    RunningDaemon next = start("--every", "1s");
    next.awaits(() -> status("1.1").equals("completed"));
    next.awaits(() -> moie.run("health", "--max-age", "30s").exit() == 0);
  }

  @Test
  void a_second_daemon_is_refused_and_one_without_a_state_that_can_be_read_does_not_begin()
      throws Exception {
    Path state = StateFiles.phase(folder, cyclic("c", "@daily", "true"));
    start();
    Moie.Result second = moie.run("daemon");
    assertThat(second.exit()).as(second.toString()).isEqualTo(4);
    assertThat(second.err()).contains("(daemon)");
    daemon.orElseThrow().signal("TERM");
    assertThat(daemon.orElseThrow().end()).isZero();

    Files.writeString(state, "no state");
    assertThat(moie.run("daemon").exit()).isEqualTo(3);
    assertThat(moie.run("daemon", "--every", "1ms").exit()).isEqualTo(2);
    Moie.Result nowhere = moie.run("daemon", "--http", "nonsense");
    assertThat(nowhere.exit()).isEqualTo(2);
    assertThat(nowhere.err())
        .contains("--http", "\"nonsense\"", "127.0.0.1:7070")
        .doesNotContain("Exception");
  }

  @Test
  void systemd_is_told_how_it_is_and_jobs_are_not_told_of_systemd() throws Exception {
    Path programs = Files.createDirectories(folder.resolve("programs"));
    Path notify = programs.resolve("systemd-notify");
    Files.writeString(
        notify, "#!/bin/sh\necho \"$NOTIFY_SOCKET $*\" >> \"" + folder.resolve("told") + "\"\n");
    Files.setPosixFilePermissions(notify, PosixFilePermissions.fromString("rwxr-xr-x"));
    moie.with("PATH", programs + ":" + System.getenv("PATH"))
        .with("NOTIFY_SOCKET", "/run/nowhere")
        .with("WATCHDOG_USEC", "600000");
    StateFiles.phase(folder, cyclic("c", "@daily", "echo \\\"[$NOTIFY_SOCKET]\\\" > heard"));
    RunningDaemon running = start();

    running.awaits(() -> told().contains("READY=1") && told().contains("WATCHDOG=1"));
    running.signal("HUP");
    running.awaits(() -> told().contains("RELOADING=1 MONOTONIC_USEC="));
    running.reaches("heard");
    running.signal("TERM");
    assertThat(running.end()).isZero();

    assertThat(told()).contains("/run/nowhere STOPPING=1");
    assertThat(folder.resolve("heard")).hasContent("[]");
  }

  private String told() throws IOException {
    Path file = folder.resolve("told");
    return Files.exists(file) ? Files.readString(file) : "";
  }
}
