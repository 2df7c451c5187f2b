package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.moie.app.testing.Moie;
import dev.moie.app.testing.PublishedSchema;
import dev.moie.app.testing.StateFiles;
import dev.moie.app.testing.ThirdPartyJar;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins are replaced and removed while one heartbeat is in progress. */
@Tag("alone")
class ReloadIT {
  @TempDir Path folder;

  /** The plugin "own", whose action says its version once a file is there. */
  private void own(String version) {
    ThirdPartyJar.action(
        folder.resolve("plugins"),
        "own",
        version,
        """
        java.nio.file.Path gate = job.files().resolve(job.job().id() + ".go");
        java.nio.file.Files.createFile(job.files().resolve(job.job().id() + ".begun"));
        while (!java.nio.file.Files.exists(gate)) { Thread.sleep(20); }
        return ActionResult.succeeded("done").withOutput("by VERSION");
        """
            .replace("VERSION", version));
  }

  private static String waits(String id) {
    return StateFiles.job(
        id, "'verification_cmd': 'test -e " + id + ".go', 'run': {'uses': 'own/act'}");
  }

  private void reach(String file) {
    await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(folder.resolve(file)));
  }

  private void go(String id) throws Exception {
    Files.createFile(folder.resolve(id + ".go"));
  }

  private String journal() throws Exception {
    Path journal = folder.resolve("research_logs/system_journal.md");
    return Files.exists(journal) ? Files.readString(journal) : "";
  }

  private void awaitJournal(String line) {
    await().atMost(Duration.ofSeconds(60)).until(() -> journal().contains(line));
  }

  @Test
  void a_beat_goes_on_with_the_new_version_while_a_job_ends_on_the_old() throws Exception {
    own("1.0.0");
    StateFiles.write(
        folder,
        "{'id': 1, 'name': 'ONE', 'status': 'active', 'concurrency': 2, 'jobs': ["
            + String.join(
                ",",
                waits("1.1"),
                StateFiles.job(
                    "1.2",
                    "'verify': {'uses': 'verify/file', 'with': {'path': 'seen'}},"
                        + " 'run': {'uses': 'steps/command', 'with': {'command':"
                        + " 'until test -e seen; do sleep 0.05; done'}}"),
                waits("1.3").replace("'run'", "'needs': ['1.2'], 'run'"),
                waits("1.4").replace("'run'", "'needs': ['1.1', '1.3'], 'run'"))
            + "]}");
    Process beat = Moie.in(folder).start("heartbeat", "--json");
    reach("1.1.begun");
    own("2.0.0");
    awaitJournal("PLUGIN REPLACED: own 1.0.0 BY 2.0.0");
    Files.createFile(folder.resolve("seen"));
    reach("1.3.begun");

    Moie.Result listed = Moie.in(folder).run("plugins", "list", "--json");
    PublishedSchema.of("plugins-list").assertFits(listed.out());
    assertThat(listed.json().path("running").path("plugins").toString())
        .contains("{\"id\":\"own\",\"version\":\"1.0.0\",\"current\":false,\"calls\":1}")
        .contains("{\"id\":\"own\",\"version\":\"2.0.0\",\"current\":true,");
    assertThat(Moie.in(folder).run("plugins", "list").out())
        .contains("In use by the running engine (process " + beat.pid())
        .contains("own 1.0.0  replaced or removed  1 call runs");

    go("1.3");
    go("1.1");
    awaitJournal("EXECUTED & CLOSED: Task 1.1");
    reach("1.4.begun");
    Files.delete(folder.resolve("plugins/own.jar"));
    awaitJournal("PLUGIN REMOVED: own 2.0.0");
    go("1.4");
    String out = read(beat.getInputStream());
    assertThat(beat.waitFor()).as(read(beat.getErrorStream())).isZero();

    assertThat(out).contains("EXECUTED");
    assertThat(folder.resolve(".moie/plugins.json")).doesNotExist();
    assertThat(executedBy("1.1")).isEqualTo("own 1.0.0: by 1.0.0");
    assertThat(executedBy("1.3")).isEqualTo("own 2.0.0: by 2.0.0");
    assertThat(executedBy("1.4")).isEqualTo("own 2.0.0: by 2.0.0");
  }

  @Test
  void a_jar_that_does_not_work_is_told_and_the_old_one_goes_on() throws Exception {
    own("1.0.0");
    StateFiles.phase(folder, waits("1.1"), waits("1.2"));
    Process beat = Moie.in(folder).start("heartbeat", "--json");
    reach("1.1.begun");
    Files.writeString(folder.resolve("plugins/own.jar"), "half a jar");
    awaitJournal("PLUGIN KEPT: own 1.0.0: own.jar cannot be read as a jar");
    JsonNode running = Moie.in(folder).run("plugins", "list", "--json").json().path("running");
    assertThat(running.path("refused").path(0).path("problem").path("id").asText())
        .isEqualTo("NOT_A_JAR");
    go("1.1");
    go("1.2");
    String err = read(beat.getErrorStream());
    assertThat(beat.waitFor()).as(err).isZero();
    assertThat(err).contains("kept plugin own 1.0.0: the new jar ");
    assertThat(executedBy("1.1")).isEqualTo("own 1.0.0: by 1.0.0");
  }

  private String executedBy(String job) {
    JsonNode executions = Moie.in(folder).run("history", job, "--json").json().path("executions");
    for (JsonNode execution : executions) {
      if (execution.path("type").asText().equals("own/act")) {
        JsonNode shown =
            Moie.in(folder).run("history", "show", execution.path("id").asText(), "--json").json();
        return shown.path("plugin").asText() + ": " + shown.path("output").asText();
      }
    }
    throw new AssertionError(executions.toString());
  }

  private static String read(InputStream in) throws Exception {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }
}
