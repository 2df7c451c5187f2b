package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.moie.app.testing.Moie;
import dev.moie.app.testing.PublishedSchema;
import dev.moie.app.testing.StateFiles;
import dev.moie.app.testing.ThirdPartyJar;
import dev.moie.app.testing.WebHook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People are told, once, what goes wrong, and that it is over. */
class AlertsIT {
  @TempDir Path folder;

  private void settings(String... channels) throws Exception {
    Files.writeString(
        folder.resolve("moie.yaml"),
        "alerts:\n  wait: PT1M\n  channels:\n    " + String.join("\n    ", channels) + "\n");
  }

  private static String hook(String name, String url) {
    return name + ": {uses: notify/webhook, with: {url: '" + url + "'}}";
  }

  private void failingJob() {
    StateFiles.phase(
        folder,
        StateFiles.job(
            "1.1",
            "'verification_cmd': 'test -e fixed', 'retry': {'max_attempts': 1},"
                + " 'run': {'uses': 'steps/command', 'with': {'command': 'echo burns; exit 3'}}"));
  }

  private static List<String> stages(WebHook hook) throws Exception {
    return hook.bodies().stream().map(AlertsIT::stage).toList();
  }

  private static String stage(String body) {
    try {
      JsonNode json = new ObjectMapper().readTree(body);
      return json.path("stage").asText() + " " + json.path("key").asText();
    } catch (Exception e) {
      throw new AssertionError(body, e);
    }
  }

  @Test
  void a_job_that_fails_is_told_once_over_three_heartbeats_and_called_off_when_it_is_mended()
      throws Exception {
    failingJob();
    try (WebHook hook = WebHook.start()) {
      settings(hook("hook", hook.url()));
      Moie moie = Moie.in(folder);
      for (int beat = 1; beat <= 3; beat++) {
        assertThat(moie.run("heartbeat", "-q").exit()).isEqualTo(1);
        assertThat(stages(hook)).containsExactly("raised job/1.1/failing");
      }
      Moie.Result open = moie.run("alerts", "--json");
      PublishedSchema.of("alerts").assertFits(open.out());
      assertThat(open.json().at("/open/0/deliveries/0/outcome").asText()).isEqualTo("delivered");
      Moie.Result acknowledged = moie.run("alerts", "ack", "job/1.1/failing", "--json");
      assertThat(acknowledged.exit()).isZero();
      PublishedSchema.of("alerts-ack").assertFits(acknowledged.out());
      assertThat(moie.run("alerts", "ack", "job/1.1/failin").err())
          .contains("did you mean \"job/1.1/failing\"?");

      Files.createFile(folder.resolve("fixed"));
      assertThat(moie.run("heartbeat", "-q").exit()).isZero();
      moie.run("heartbeat", "-q");

      assertThat(stages(hook))
          .containsExactly("raised job/1.1/failing", "resolved job/1.1/failing");
      JsonNode raised = new ObjectMapper().readTree(hook.bodies().get(0));
      assertThat(raised.path("subject").asText()).isEqualTo("job 1.1 (Task 1.1) fails");
      assertThat(raised.path("project").asText()).isEqualTo("P");
      assertThat(raised.path("workspace").asText()).endsWith(":" + folder.toRealPath());
      assertThat(moie.run("alerts").out())
          .contains("Nothing is wrong.", "job/1.1/failing", "acknowledged by");
      assertThat(folder.resolve(".moie/alerts")).doesNotExist();
    }
  }

  @Test
  void a_dead_channel_delays_no_other_and_gets_its_message_once_when_it_lives_again()
      throws Exception {
    failingJob();
    try (WebHook good = WebHook.start();
        WebHook dead = WebHook.start()) {
      dead.silent(true);
      settings(
          "dead: {uses: notify/webhook, timeout: PT5S, with: {url: '" + dead.url() + "'}}",
          hook("good", good.url()));
      Moie moie = Moie.in(folder);
      long start = System.nanoTime();
      assertThat(moie.run("heartbeat", "-q").exit()).isEqualTo(1);

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
      assertThat(stages(good)).containsExactly("raised job/1.1/failing");
      JsonNode alerts = moie.run("alerts", "--json").json();
      assertThat(alerts.at("/open/0/deliveries").findValuesAsText("outcome"))
          .containsExactlyInAnyOrder("delivered", "open");

      dead.silent(false);
      dead.bodies().clear();
      makeDue();
      moie.run("heartbeat", "-q");
      makeDue();
      moie.run("heartbeat", "-q");

      assertThat(stages(dead)).containsExactly("raised job/1.1/failing");
      assertThat(stages(good)).hasSize(1);
    }
  }

  /** As if half an hour had passed. */
  private void makeDue() throws Exception {
    try (java.sql.Connection log =
            java.sql.DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(".moie/log.db"));
        java.sql.Statement statement = log.createStatement()) {
      statement.executeUpdate("update delivery set due_at = due_at - 1800000");
    }
  }

  @Test
  void what_an_action_says_and_a_plugin_that_broke_out_are_told_and_pings_follow_heartbeats()
      throws Exception {
    ThirdPartyJar.build(
        folder.resolve("plugins"),
        "alarm",
        "1.0.0",
        "Ring",
        """
        package alarm;
        import dev.moie.api.*;
        @JobType(value = "alarm/ring", summary = "Rings", example = "{}")
        public final class Ring implements Action<NoConfig> {
          @Override public ActionResult run(NoConfig config, JobContext job) throws Exception {
            job.alert("alarm/fire", "fire near the door");
            while (true) { try { Thread.sleep(9999); } catch (InterruptedException ignored) { } }
          }
        }
        """);
    StateFiles.phase(
        folder,
        "{'id': '1.1', 'task': 'Ring', 'status': 'cyclic', 'timeout': 'PT1S',"
            + " 'run': {'uses': 'alarm/ring'}}");
    try (WebHook hook = WebHook.start();
        WebHook ping = WebHook.start()) {
      settings(
          hook("hook", hook.url()), "ping: {uses: notify/ping, with: {url: '" + ping.url() + "'}}");

      assertThat(Moie.in(folder).run("heartbeat", "-q").exit()).isEqualTo(1);

      assertThat(stages(hook))
          .containsExactlyInAnyOrder("told alarm/fire", "raised plugin/alarm/quarantined");
      assertThat(ping.paths()).hasSize(2);
      assertThat(ping.paths().get(0)).startsWith("/hook/start?rid=");
      assertThat(ping.paths().get(1)).isEqualTo(ping.paths().get(0).replace("/start", "/fail"));
      assertThat(ping.bodies().get(1)).contains("FAILED", "1.1 Ring");
    }
  }

  @Test
  void a_channel_can_be_tried_and_what_is_wrong_with_it_is_told() throws Exception {
    failingJob();
    try (WebHook hook = WebHook.start()) {
      settings(hook("hook", hook.url()), "bad: {uses: notify/webhok, with: {}}");
      Moie moie = Moie.in(folder);

      Moie.Result good = moie.run("alerts", "test", "hook", "--json");
      Moie.Result bad = moie.run("alerts", "test", "bad");
      Moie.Result unknown = moie.run("alerts", "test", "hok");

      assertThat(good.exit()).as(good.toString()).isZero();
      PublishedSchema.of("alerts-test").assertFits(good.out());
      assertThat(stages(hook)).containsExactly("test test/hook");
      assertThat(bad.exit()).isEqualTo(1);
      assertThat(bad.err()).contains("did you mean 'notify/webhook'?");
      assertThat(unknown.exit()).isEqualTo(2);
      assertThat(unknown.err()).contains("did you mean \"hook\"?");
      assertThat(moie.run("alerts").out()).contains("did you mean 'notify/webhook'?");
    }
  }

  @Test
  void a_daemon_that_was_killed_is_told_once_by_the_watch_and_called_off_when_it_lives_again()
      throws Exception {
    StateFiles.phase(folder, StateFiles.job("1.1", "'verification_cmd': 'exit 1'"));
    try (WebHook hook = WebHook.start()) {
      settings(hook("hook", hook.url()));
      Moie moie = Moie.in(folder);
      Process daemon = moie.start("daemon", "--every", "1m");
      try {
        await().atMost(Duration.ofSeconds(60)).until(() -> moie.run("health").exit() == 0);
        assertThat(moie.run("health", "--alert").exit()).isZero();
        assertThat(hook.bodies()).isEmpty();
      } finally {
        daemon.descendants().forEach(ProcessHandle::destroyForcibly);
        daemon.destroyForcibly().waitFor();
      }

      assertThat(moie.run("health", "--alert").exit()).isEqualTo(1);
      assertThat(moie.run("health", "--alert").exit()).isEqualTo(1);
      assertThat(stages(hook)).containsExactly("raised heart/stale");

      Process again = moie.start("daemon", "--every", "1m");
      try {
        await()
            .atMost(Duration.ofSeconds(60))
            .untilAsserted(
                () ->
                    assertThat(stages(hook))
                        .containsExactly("raised heart/stale", "resolved heart/stale"));
      } finally {
        again.descendants().forEach(ProcessHandle::destroy);
        again.destroy();
        again.waitFor();
      }
    }
  }
}
