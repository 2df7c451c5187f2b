package dev.moie.core.plugin;

import static dev.moie.core.testing.TestWorkspace.job;
import static dev.moie.core.testing.TestWorkspace.outcomes;
import static dev.moie.core.testing.TestWorkspace.reportOf;
import static dev.moie.core.testing.TestWorkspace.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.moie.api.Verification;
import dev.moie.core.engine.BeatReport;
import dev.moie.core.testing.PluginJar;
import dev.moie.core.testing.TestHost;
import dev.moie.core.testing.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A plugin that broke out of a call is not used again, also by the next process. */
class QuarantineTest {
  private static final String NONE = "{\"harm\": \"none\"}";

  @TempDir Path root;

  @BeforeEach
  void hostilePlugin() {
    System.clearProperty("moie.test.release");
    PluginJar.hostile("hostile").into(root.resolve("plugins"));
  }

  @AfterEach
  void release() {
    System.setProperty("moie.test.release", "now");
  }

  private void breakOut() throws Exception {
    try (TestHost host = new TestHost(root)) {
      assertThat(
              host.run("hostile/act", "{\"harm\": \"stubborn\"}", Duration.ofMillis(100)).summary())
          .contains("abandoned");
    }
  }

  private Path file() {
    return root.resolve(".moie/quarantine.json");
  }

  @Test
  void an_abandoned_call_is_recorded() throws Exception {
    breakOut();

    JsonNode entry = new ObjectMapper().readTree(file().toFile()).path("plugins").path(0);
    assertThat(entry.path("id").asText()).isEqualTo("hostile");
    assertThat(entry.path("version").asText()).isEqualTo("1.0.0");
    assertThat(entry.path("sha256").asText()).matches("[0-9a-f]{64}");
    assertThat(entry.path("type").asText()).isEqualTo("hostile/act");
    assertThat(entry.path("job").asText()).isEqualTo("1.1");
    assertThat(entry.path("since").asText()).endsWith("Z");
    assertThat(entry.path("reason").asText())
        .isEqualTo("hostile/act in job 1.1 ignored its time limit and interruption");
  }

  @Test
  void at_once_and_in_the_next_process_none_of_its_code_runs() throws Exception {
    breakOut();
    PluginJar.hostile("needing")
        .manifest("Plugin-Dependencies", "hostile")
        .into(root.resolve("plugins"));
    for (int process = 0; process < 2; process++) {
      try (TestHost host = new TestHost(root)) {
        assertThat(host.report("hostile").state()).isEqualTo(PluginState.QUARANTINED);
        assertThat(host.report("hostile").problems())
            .singleElement()
            .satisfies(
                problem -> {
                  assertThat(problem.id()).isEqualTo("QUARANTINED");
                  assertThat(problem.message()).contains("since 2").contains("ignored its time");
                  assertThat(problem.cure())
                      .isEqualTo("install another version, or moie plugins enable hostile");
                });
        Verification answer = host.verify("hostile/check", NONE);
        assertThat(answer.verdict()).isEqualTo(Verification.Verdict.INCONCLUSIVE);
        assertThat(answer.reason()).startsWith("QUARANTINED: ");
        assertThat(host.run("hostile/act", NONE).summary()).startsWith("QUARANTINED: ");
        assertThat(host.run("needing/act", NONE).summary())
            .startsWith("QUARANTINED: it needs the plugin 'hostile'");
      }
    }
  }

  @Test
  void in_a_beat_its_jobs_are_inconclusive_and_no_attempt_is_counted() throws Exception {
    try (TestWorkspace workspace = new TestWorkspace(root)) {
      workspace.state(
          1,
          "{'id': 1, 'name': 'ONE', 'status': 'active', 'concurrency': 2, 'jobs': ["
              + job(
                  "1.1",
                  "pending",
                  "'timeout': 'PT1S', 'run': {'uses': 'hostile/act', 'with': {'harm':"
                      + " 'stubborn'}}")
              + ","
              + job("1.2", "pending", write("1.2"))
              + "]}");

      BeatReport first = workspace.beat();
      BeatReport second = workspace.beat();

      assertThat(outcomes(first)).containsExactlyInAnyOrder("1.1 INCONCLUSIVE", "1.2 EXECUTED");
      assertThat(outcomes(second)).containsExactly("1.1 INCONCLUSIVE");
      assertThat(reportOf(second, "1.1").reason()).startsWith("QUARANTINED: ");
      assertThat(workspace.jobOnDisk("1.1").path("last_result").path("attempts").asInt())
          .isEqualTo(1);
    }
  }

  @Test
  void another_jar_is_used() throws Exception {
    breakOut();
    PluginJar.hostile("hostile").manifest("Plugin-Version", "1.0.1").into(root.resolve("plugins"));
    try (TestHost host = new TestHost(root)) {
      assertThat(host.report("hostile").problems()).isEmpty();
      assertThat(host.run("hostile/act", NONE).summary()).isEqualTo("no harm");
    }
  }

  @Test
  void lifting_lets_it_run_again_but_not_its_job_while_the_abandoned_call_lives() throws Exception {
    try (TestHost host = new TestHost(root)) {
      host.run("hostile/act", "{\"harm\": \"stubborn\"}", Duration.ofMillis(100));

      assertThat(host.host().enable("hostile").orElseThrow().job()).isEqualTo("1.1");
      assertThat(host.host().enable("hostile")).isEmpty();

      assertThat(host.verify("hostile/check", NONE).reason()).isEqualTo("no harm");
      assertThat(host.run("hostile/act", NONE).summary()).contains("still runs in this process");
      System.setProperty("moie.test.release", "now");
      org.awaitility.Awaitility.await()
          .until(() -> host.run("hostile/act", NONE).summary().equals("no harm"));
    }
    try (TestHost next = new TestHost(root)) {
      assertThat(next.run("hostile/act", NONE).summary()).isEqualTo("no harm");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no json",
        "[]",
        "{\"format\": 2, \"plugins\": []}",
        "{\"format\": 1, \"plugins\": [{}]}",
        "{\"format\": 1, \"plugins\": [{\"id\": \"../x\", \"version\": \"1\", \"sha256\": \"0\","
            + " \"reason\": \"\", \"since\": \"2026-01-01T00:00:00Z\", \"type\": \"\","
            + " \"job\": \"\"}]}",
      })
  void a_file_that_cannot_be_used_is_told_and_holds_nobody_back(String text) throws Exception {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), text);
    try (TestHost host = new TestHost(root)) {
      assertThat(host.run("hostile/act", NONE).summary()).isEqualTo("no harm");
      assertThat(host.host().problems())
          .extracting(PluginProblem::id)
          .containsExactly("QUARANTINE_UNREADABLE");
      assertThatThrownBy(() -> host.host().enable("hostile"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("remove the file");
    }
    breakOut();
    try (TestHost host = new TestHost(root)) {
      assertThat(host.host().problems()).isEmpty();
      assertThat(host.report("hostile").state()).isEqualTo(PluginState.QUARANTINED);
    }
  }

  @Test
  void a_huge_file_is_not_read() throws Exception {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), " ".repeat(2 << 20) + "{\"format\": 1, \"plugins\": []}");
    try (TestHost host = new TestHost(root)) {
      assertThat(host.host().problems().get(0).message()).contains("larger than");
    }
  }

  @Test
  void two_hosts_add_to_the_file_and_do_not_undo_each_other() throws Exception {
    PluginJar.hostile("other").into(root.resolve("plugins"));
    try (TestHost one = new TestHost(root);
        TestHost two = new TestHost(root)) {
      one.verify("hostile/check", NONE);
      two.verify("hostile/check", NONE);
      one.run("hostile/act", "{\"harm\": \"stubborn\"}", Duration.ofMillis(100));
      two.run("other/act", "{\"harm\": \"stubborn\"}", Duration.ofMillis(100));
    }
    try (TestHost next = new TestHost(root)) {
      assertThat(next.report("hostile").state()).isEqualTo(PluginState.QUARANTINED);
      assertThat(next.report("other").state()).isEqualTo(PluginState.QUARANTINED);
    }
  }

  @Test
  void who_must_not_write_quarantines_in_memory_only() {
    Quarantine quarantine = Quarantine.readOnly(file());
    quarantine.add(
        new QuarantineEntry("x", "1", "0".repeat(64), "why", "2026-01-01T00:00:00Z", "x/y", "1.1"));
    assertThat(quarantine.of("x", "0".repeat(64))).isPresent();
    assertThat(file()).doesNotExist();
  }
}
