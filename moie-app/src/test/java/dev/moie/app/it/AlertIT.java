package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.app.testing.Moie;
import dev.moie.app.testing.StateFiles;
import dev.moie.app.testing.ThirdPartyJar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an action has to tell people at once: the log has it, and listeners hear of it. */
class AlertIT {
  private static final String ALARM =
      """
      package alarm;
      import dev.moie.api.*;
      @JobType(value = "alarm/ring", summary = "Rings", example = "{}")
      public final class Ring implements Action<NoConfig> {
        @Override public ActionResult run(NoConfig config, JobContext job) throws Exception {
          job.alert("alarm/fire", "fire\\u001b[31m\\nnear " + job.secrets().require("key"));
          for (int i = 0; i < 60; i++) job.alert("alarm/more", "number " + i);
          throw new IllegalStateException("and then it failed");
        }
      }
      """;

  @TempDir Path folder;

  private String researchLog() throws Exception {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(folder.resolve("research_logs"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".jsonl")).toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }

  @Test
  void an_alert_is_logged_masked_and_heard_by_listeners_also_if_the_action_fails()
      throws Exception {
    ThirdPartyJar.build(folder.resolve("plugins"), "alarm", "1.0.0", "Ring", ALARM);
    Files.writeString(folder.resolve("moie.yaml"), "secrets: {key: {env: ALARM_KEY}}\n");
    StateFiles.phase(
        folder, "{'id': '1.1', 'task': 'Ring', 'status': 'cyclic', 'run': {'uses': 'alarm/ring'}}");

    Moie.Result beat = Moie.in(folder).with("ALARM_KEY", "abcdefgh").run("heartbeat", "--json");

    assertThat(beat.job("1.1").path("reason").asText()).contains("and then it failed");
    assertThat(beat.err())
        .contains("alert of job 1.1: alarm/fire: fire")
        .doesNotContain("abcdefgh", "\u001b", "number 49");
    List<String> alerts =
        researchLog().lines().filter(line -> line.contains("\"kind\":\"alert\"")).toList();
    assertThat(alerts).hasSize(50);
    assertThat(alerts.get(0)).contains("alarm/fire: fire", "near ****", "1.1");
  }
}
