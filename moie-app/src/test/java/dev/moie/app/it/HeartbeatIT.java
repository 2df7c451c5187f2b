package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.moie.app.testing.Moie;
import dev.moie.app.testing.StateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The heartbeat and its simulation, as a process. */
class HeartbeatIT {
  @TempDir Path folder;

  @Test
  void the_seeds_situation() throws Exception {
    Path state = StateFiles.original(folder, "sovereign_state_v2.json");
    String before = Files.readString(state);
    List<String> untouched = Moie.fingerprint(folder);

    Moie.Result simulated = Moie.in(folder).reading(before).run("simulate", "-");
    assertThat(Moie.fingerprint(folder)).isEqualTo(untouched);
    Moie.Result beaten = Moie.in(folder).run("heartbeat");

    for (Moie.Result result : List.of(simulated, beaten)) {
      assertThat(result.exit()).as(result.toString()).isZero();
      assertThat(result.out())
          .containsSubsequence(
              "Current Phase ID: 5",
              "PHASE 5: ETERNAL MONITORING (The Infinite Game)",
              "Status: active",
              "CYCLIC OPERATION MODE",
              "Found 1 cyclic job(s):",
              "  - Deep Research Scan: Scan daily arXiv papers for physics inversions.",
              "CYCLIC_WAITING",
              "Cyclic jobs run continuously and never complete.",
              "Outcome: MONITORING");
    }
    String after = Files.readString(state);
    assertThat(after).isNotEqualTo(before);
    assertThat(after.replaceFirst("\"last_heartbeat\": \"[^\"]*\"", ""))
        .isEqualTo(before.replaceFirst("\"last_heartbeat\": \"[^\"]*\"", ""));
    assertThat(Files.readString(folder.resolve("research_logs/system_journal.md")))
        .matches(
            "\n- \\*\\*\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\*\\*: HEARTBEAT: MONITORING");
  }

  @Test
  void a_finished_phase_with_a_reopened_job_is_not_called_complete() {
    StateFiles.write(
        folder,
        "{'id': 0, 'name': 'ZERO', 'status': 'completed', 'jobs': ["
            + StateFiles.job("0.1", "'verification_cmd': 'exit 1'")
            + "]}",
        "{'id': 1, 'name': 'ONE', 'status': 'active', 'jobs': ["
            + StateFiles.job("1.1", "'verification_cmd': 'exit 0'")
            + "]}");

    Moie.Result beat = Moie.in(folder).run("heartbeat");

    assertThat(beat.out())
        .contains("PHASE 0: ZERO", "ACTION_REQUIRED", "PHASE 1: ONE")
        .doesNotContain("Phase Complete", "Promoting");
  }

  @Test
  void the_originals_v1_file_is_sovereign() {
    StateFiles.original(folder, "sovereign_state.json");

    Moie.Result result = Moie.in(folder).run("heartbeat");

    assertThat(result.exit()).isZero();
    assertThat(result.out()).contains("ALL PHASES COMPLETE. SYSTEM IS SOVEREIGN.");
  }

  @Test
  void asks_the_operator_as_the_original_did() {
    StateFiles.phase(
        folder,
        StateFiles.job("1.1", "'description': 'By hand', 'verification_cmd': 'test -e done'"),
        StateFiles.job("1.2", "'verification_cmd': 'true'"));

    Moie.Result result = Moie.in(folder).run("heartbeat");

    assertThat(result.exit()).isZero();
    assertThat(result.out())
        .containsSubsequence(
            "!!! ACTION REQUIRED !!!",
            "TASK: Task 1.1",
            "CONTEXT: By hand",
            "VERIFICATION: test -e done",
            "1.2 Task 1.2: BLOCKED",
            "Outcome: ACTION_REQUIRED");
  }

  @Test
  void readable_in_the_c_locale_and_without_colour() {
    StateFiles.original(folder, "sovereign_state_v2.json");

    Moie.Result result = Moie.in(folder).with("LANG", "C").with("NO_COLOR", "1").run("heartbeat");

    assertThat(result.out()).isASCII().contains("CYCLIC OPERATION MODE").doesNotContain("\u001b");
  }

  @Test
  void a_failed_job_makes_exit_code_1() {
    StateFiles.phase(
        folder,
        StateFiles.job(
            "1.1",
            "'verification_cmd': 'echo why; exit 3', 'retry': {'max_attempts': 1},"
                + " 'run': {'uses': 'steps/command', 'with': {'command': 'true'}}"));

    Moie.Result result = Moie.in(folder).run("--json", "heartbeat");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.json().path("outcome").asText()).isEqualTo("FAILED");
    assertThat(result.job("1.1").path("reason").asText()).contains("exit code 3");
  }

  @Test
  void a_bad_file_is_one_line_with_pointer_and_line_and_exit_code_3() throws Exception {
    Path state = StateFiles.original(folder, "sovereign_state_v2.json");
    Files.writeString(
        state, Files.readString(state).replace("\"status\": \"cyclic\"", "\"status\": \"odd\""));
    List<String> before = Moie.fingerprint(folder);

    for (String command : List.of("heartbeat", "simulate", "status", "verify", "phases")) {
      Moie.Result result = Moie.in(folder).run(command);

      assertThat(result.exit()).as(command).isEqualTo(3);
      assertThat(result.out()).as(command).isEmpty();
      assertThat(result.err())
          .as(command)
          .isEqualTo(
              "moie: sovereign_state_v2.json:62: /phases/2/jobs/0/status: unknown status \"odd\";"
                  + " write pending, completed or cyclic\n");
    }
    assertThat(Moie.fingerprint(folder).stream().filter(line -> !line.startsWith(".moie")).skip(1))
        .containsExactlyElementsOf(before.stream().skip(1).toList());
  }

  @Test
  void no_file_is_told_with_the_cure() {
    Moie.Result nowhere = Moie.in(folder).run("heartbeat");
    Moie.Result named = Moie.in(folder).run("heartbeat", "--home", ".");

    assertThat(nowhere.exit()).isIn(2, 3);
    assertThat(nowhere.err().lines()).hasSize(1);
    assertThat(nowhere.err()).contains("no state file in").contains("moie init");
    assertThat(named.exit()).isEqualTo(3);
    assertThat(named.err()).contains("there is no file").contains("moie init");
  }

  @Test
  void a_file_that_may_not_be_read_is_told() throws Exception {
    Path state = StateFiles.original(folder, "sovereign_state_v2.json");
    Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("---------"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    String launcher = Moie.distribution().resolve("bin/moie").toString();
    Moie.Result result;
    if (Files.isReadable(state)) {
      // Root reads everything: somebody else has to try.
      String[] nobody = {
        "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", launcher, "heartbeat"
      };
      assumeTrue(
          Moie.in(folder)
                  .program("sh", "-c", "setpriv --reuid=65534 --clear-groups test -r " + launcher)
                  .exit()
              == 0,
          "running as root, and another user cannot read the distribution");
      result = Moie.in(folder).program(nobody);
    } else {
      result = Moie.in(folder).run("heartbeat");
    }

    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.err()).contains("may not be read by this user").hasLineCount(1);
  }

  @Test
  void without_the_verify_plugin_nothing_runs_and_with_it_things_go_on() throws Exception {
    Path distribution = copyOfTheDistribution(folder.resolve("dist"));
    Path workspace = Files.createDirectory(folder.resolve("ws"));
    StateFiles.phase(
        workspace,
        StateFiles.job(
            "1.1",
            "'verify': {'uses': 'verify/file', 'with': {'path': 'x'}},"
                + " 'run': {'uses': 'steps/write-file', 'with': {'path': 'x', 'text': 'x'}}"));
    Path jar;
    try (Stream<Path> jars = Files.list(distribution.resolve("plugins"))) {
      jar =
          jars.filter(file -> file.getFileName().toString().startsWith("moie-plugin-verify"))
              .findFirst()
              .orElseThrow();
    }
    Path away = Files.move(jar, folder.resolve("away.jar"));

    Moie.Result without =
        Moie.in(workspace).from(distribution).with("MOIE_CDS", "off").run("heartbeat", "--json");
    Files.move(away, jar);
    Moie.Result with =
        Moie.in(workspace).from(distribution).with("MOIE_CDS", "off").run("heartbeat", "--json");

    assertThat(without.exit()).isEqualTo(1);
    assertThat(without.job("1.1").path("outcome").asText()).isEqualTo("INCONCLUSIVE");
    assertThat(without.job("1.1").path("reason").asText())
        .contains("plugin 'verify'")
        .contains(workspace.toRealPath().resolve("plugins").toString());
    assertThat(with.job("1.1").path("outcome").asText()).isEqualTo("EXECUTED");
    assertThat(with.exit()).isZero();
  }

  private static Path copyOfTheDistribution(Path target) throws IOException {
    try (Stream<Path> files = Files.walk(Moie.distribution())) {
      for (Path file : files.toList()) {
        Path copy = target.resolve(Moie.distribution().relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
    return target;
  }

  @Test
  void beside_another_beat_it_says_who_holds_the_lock() throws Exception {
    StateFiles.phase(
        folder, StateFiles.job("1.1", "'verification_cmd': 'touch running; cat ../go >/dev/null'"));
    Path workspace = Files.createDirectory(folder.resolve("ws"));
    Files.move(
        folder.resolve("sovereign_state_v2.json"), workspace.resolve("sovereign_state_v2.json"));
    assertThat(Moie.in(folder).program("mkfifo", "go").exit()).isZero();
    Process holder = Moie.in(workspace).start("heartbeat");
    try {
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> Files.exists(workspace.resolve("running")));

      Moie.Result second = Moie.in(workspace).run("heartbeat");

      assertThat(second.exit()).isEqualTo(4);
      assertThat(second.err())
          .hasLineCount(1)
          .contains("heartbeat")
          .contains("is locked by process " + holder.pid());
      assertThat(Moie.in(workspace).run("status").exit()).isZero();
    } finally {
      Files.writeString(folder.resolve("go"), "go");
      assertThat(holder.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(holder.exitValue()).isZero();
  }

  @Test
  void a_quiet_beat_tells_what_went_wrong_and_nothing_else() {
    StateFiles.phase(
        folder,
        StateFiles.job(
            "1.1",
            "'verification_cmd': 'echo no; exit 1', 'retry': {'max_attempts': 1}, 'run': {'uses':"
                + " 'steps/command', 'with': {'command': 'true'}}"));

    Moie.Result failed = Moie.in(folder).run("heartbeat", "-q");

    assertThat(failed.exit()).isEqualTo(1);
    assertThat(failed.out()).isEmpty();
    assertThat(failed.err()).startsWith("moie: 1.1 Task 1.1: FAILED: ").hasLineCount(1);
  }
}
