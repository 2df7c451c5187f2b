package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.moie.app.testing.Moie;
import dev.moie.app.testing.StateFiles;
import dev.moie.app.testing.ThirdPartyJar;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What plugins can do to the process, and what the process makes of it. */
class ContainmentIT {
  @TempDir Path folder;

  private void evil(String body) {
    ThirdPartyJar.action(folder.resolve("plugins"), "evil", "1.0.0", body);
  }

  private static String writes(String id) {
    return StateFiles.job(
        id,
        "'verify': {'uses': 'verify/file', 'with': {'path': 'F'}}, 'run': {'uses':".replace("F", id)
            + " 'steps/write-file', 'with': {'path': '"
            + id
            + "', 'text': 'x'}}");
  }

  /** In order: one that is done before, the evil one, and in another phase behind it nothing. */
  private Path evilBetweenGood() {
    return StateFiles.write(
        folder,
        "{'id': 0, 'name': 'BEFORE', 'status': 'active', 'jobs': [" + writes("0.1") + "]}",
        "{'id': 1, 'name': 'ONE', 'status': 'active', 'concurrency': 2, 'jobs': ["
            + StateFiles.job(
                "1.1",
                "'verification_cmd': 'test -e never', 'timeout': 'PT1S', 'retry':"
                    + " {'max_attempts': 2, 'delay': 'PT0.5S'}, 'run': {'uses': 'evil/act'}")
            + ", "
            + StateFiles.job(
                "1.2",
                "'verify': {'uses': 'verify/file', 'with': {'path': '1.2'}}, 'retry': {'max_attempts': 50, 'delay': 'PT1S', 'max_delay': 'PT1S'},"
                    + " 'run': {'uses': 'steps/command', 'with': {'command': 'test -e go && touch"
                    + " 1.2'}}")
            + "]}");
  }

  private String status(String job) throws Exception {
    JsonNode root = new ObjectMapper().readTree(folder.resolve("sovereign_state_v2.json").toFile());
    for (JsonNode phase : root.path("phases")) {
      for (JsonNode each : phase.path("jobs")) {
        if (each.path("id").asText().equals(job)) {
          return each.path("status").asText();
        }
      }
    }
    return "absent";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "System.exit(0); return null;",
        "Thread own = new Thread(() -> System.exit(0)); own.start(); own.join(); return null;",
        "java.util.concurrent.CompletableFuture.runAsync(() -> Runtime.getRuntime().exit(0)).get();"
            + " return null;",
      })
  void system_exit_is_told_recorded_and_happens_once(String body) throws Exception {
    evil(body);
    evilBetweenGood();

    Moie.Result first = Moie.in(folder).run("heartbeat");

    assertThat(first.exit()).as(first.toString()).isEqualTo(1);
    assertThat(first.err())
        .contains("moie: plugin evil 1.0.0 called System.exit in job 1.1")
        .contains("moie plugins enable evil");
    assertThat(status("0.1")).isEqualTo("completed");
    assertThat(status("1.1")).isEqualTo("pending");

    Files.createFile(folder.resolve("go"));
    Moie.Result second = Moie.in(folder).run("heartbeat", "--json");
    Moie.Result list = Moie.in(folder).run("plugins", "list");

    assertThat(second.exit()).isEqualTo(1);
    assertThat(second.job("1.1").path("outcome").asText()).isEqualTo("INCONCLUSIVE");
    assertThat(second.job("1.1").path("reason").asText())
        .startsWith("QUARANTINED: ")
        .contains("called System.exit in job 1.1");
    assertThat(second.job("1.2").path("outcome").asText()).isEqualTo("EXECUTED");
    assertThat(list.out())
        .containsSubsequence("evil 1.0.0  QUARANTINED", "cure: install another version, or moie");

    Moie.Result enabled = Moie.in(folder).run("plugins", "enable", "evil");
    assertThat(enabled.exit()).isZero();
    assertThat(enabled.out()).contains("enabled again").contains("called System.exit in job 1.1");
    Moie.Result again = Moie.in(folder).run("plugins", "enable", "evil");
    assertThat(again.exit()).isZero();
    assertThat(again.out()).contains("neither disabled nor quarantined");
    assertThat(Moie.in(folder).run("plugins", "list").out()).contains("evil 1.0.0  READY");
  }

  @Test
  void another_version_is_not_quarantined() throws Exception {
    evil("System.exit(3); return null;");
    evilBetweenGood();
    assertThat(Moie.in(folder).run("heartbeat").exit()).isEqualTo(1);

    Files.createFile(folder.resolve("go"));
    ThirdPartyJar.action(
        folder.resolve("plugins"), "evil", "1.0.1", "return ActionResult.failed(\"tame\");");
    Moie.Result result = Moie.in(folder).run("heartbeat", "--json");

    assertThat(result.job("1.1").path("reason").asText()).doesNotContain("QUARANTINED");
  }

  @Test
  void an_action_that_ignores_interruption_holds_the_beat_up_for_a_bounded_time() throws Exception {
    evil("while (true) { try { Thread.sleep(1000); } catch (InterruptedException e) { } }");
    evilBetweenGood();
    Files.createFile(folder.resolve("go"));

    long start = System.nanoTime();
    Moie.Result result = Moie.in(folder).run("heartbeat", "--json");

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(40));
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.job("1.1").path("reason").asText()).contains("ignored its time limit");
    assertThat(result.job("1.2").path("outcome").asText()).isEqualTo("EXECUTED");
    assertThat(result.err())
        .contains("plugin evil is quarantined: evil/act in job 1.1 ignored its time limit")
        .contains("code of plugin evil still runs, and is left behind");
    assertThat(Moie.in(folder).run("plugins", "list", "--json").json().path("plugins").toString())
        .contains("QUARANTINED");
  }

  @Test
  void what_a_plugin_prints_does_not_spoil_the_json() throws Exception {
    evil(
        "System.out.println(\"NOISE\"); System.out.close(); System.err.close();"
            + " job.log().warn(\"LATER\"); return ActionResult.failed(\"printed\");");
    evilBetweenGood();
    Files.createFile(folder.resolve("go"));

    Moie.Result result = Moie.in(folder).run("heartbeat", "--json");

    assertThat(result.job("1.1").path("reason").asText()).contains("printed");
    assertThat(result.out()).doesNotContain("NOISE");
    assertThat(result.err()).as("what is closed stays open").contains("NOISE", "LATER");
  }

  @Test
  void sigterm_blames_no_plugin() throws Exception {
    evil(
        "java.nio.file.Files.createFile(job.files().root().resolve(\"running\"));"
            + " Thread.sleep(600_000); return null;");
    evilBetweenGood();
    String state = Files.readString(folder.resolve("sovereign_state_v2.json"));
    Files.writeString(
        folder.resolve("sovereign_state_v2.json"), state.replace("\"PT1S\"", "\"PT10M\""));
    Process process = Moie.in(folder).start("heartbeat");
    org.awaitility.Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> Files.exists(folder.resolve("running")));

    process.destroy();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(143);
    assertThat(folder.resolve(".moie/quarantine.json")).doesNotExist();
    assertThat(status("0.1")).isEqualTo("completed");
  }

  @Test
  void a_quarantine_is_lifted_beside_a_beat_which_uses_the_plugin_again() throws Exception {
    evil(
        "java.nio.file.Path tame = job.files().root().resolve(\"tame\"); if"
            + " (java.nio.file.Files.notExists(tame)) { System.exit(0); } return"
            + " ActionResult.failed(\"is tame\");");
    StateFiles.phase(
        folder,
        StateFiles.job(
            "1.0", "'verification_cmd': 'touch began; until test -e go; do sleep 0.05; done'"),
        StateFiles.job(
            "1.1",
            "'verification_cmd': 'test -e never', 'retry': {'delay': 'PT0.1S'}, 'run': {'uses': 'evil/act'}"));
    Files.createFile(folder.resolve("go"));
    assertThat(Moie.in(folder).run("heartbeat").exit()).isEqualTo(1);
    assertThat(folder.resolve(".moie/quarantine.json")).exists();
    StateFiles.phase(
        folder,
        StateFiles.job(
            "1.0", "'verification_cmd': 'touch began; until test -e go; do sleep 0.05; done'"),
        StateFiles.job(
            "1.1",
            "'verification_cmd': 'test -e never', 'retry': {'delay': 'PT0.1S'}, 'run': {'uses': 'evil/act'}"));
    Files.delete(folder.resolve("go"));
    Files.delete(folder.resolve("began"));
    Files.createFile(folder.resolve("tame"));
    Process beat = Moie.in(folder).start("heartbeat", "--json");
    org.awaitility.Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> Files.exists(folder.resolve("began")));

    Moie.Result enabled = Moie.in(folder).run("plugins", "enable", "evil");

    assertThat(enabled.exit()).as(enabled.toString()).isZero();
    assertThat(enabled.out()).contains("called System.exit in job 1.1");
    assertThat(beat.isAlive()).isTrue();
    // The engine looks at the quarantine before it looks at the jars.
    ThirdPartyJar.action(folder.resolve("plugins"), "fresh", "1.0.0", "return null;");
    org.awaitility.Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                Files.exists(folder.resolve("research_logs/system_journal.md"))
                    && Files.readString(folder.resolve("research_logs/system_journal.md"))
                        .contains("PLUGIN ADDED"));
    Files.createFile(folder.resolve("go"));
    String out = new String(beat.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(beat.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(out).contains("is tame").doesNotContain("QUARANTINED");
  }

  @Test
  void enabling_what_is_not_there_is_a_usage_error_with_a_suggestion() {
    StateFiles.phase(folder);

    Moie.Result result = Moie.in(folder).run("plugins", "enable", "verfy");

    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).contains("did you mean \"verify\"?");
  }

  @Test
  void a_quarantine_that_cannot_be_read_is_told() throws Exception {
    StateFiles.phase(folder);
    Files.createDirectories(folder.resolve(".moie"));
    Files.writeString(folder.resolve(".moie/quarantine.json"), "garbage");

    Moie.Result list = Moie.in(folder).run("plugins", "list");
    Moie.Result enable = Moie.in(folder).run("plugins", "enable", "verify");

    assertThat(list.out()).contains("QUARANTINE_UNREADABLE");
    assertThat(enable.exit()).isEqualTo(1);
    assertThat(enable.err()).contains("remove the file").doesNotContain("internal error");
  }
}
