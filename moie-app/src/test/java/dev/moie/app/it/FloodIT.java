package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.app.testing.Moie;
import dev.moie.app.testing.StateFiles;
import dev.moie.app.testing.ThirdPartyJar;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What plugins put out without end, and what they leave running. */
class FloodIT {
  @TempDir Path folder;

  private String job(String id, String plugin, String body) {
    ThirdPartyJar.action(folder.resolve("plugins"), plugin, "1.0.0", body);
    return StateFiles.job(
        id,
        "'verification_cmd': 'test -e never', 'timeout': 'PT5M', 'retry': {'max_attempts': 1},"
            + " 'run': {'uses': 'PLUGIN/act'}".replace("PLUGIN", plugin));
  }

  private static String writes(String id) {
    return StateFiles.job(
        id,
        "'verify': {'uses': 'verify/file', 'with': {'path': 'written'}}, 'run': {'uses':"
            + " 'steps/write-file', 'with': {'path': 'written', 'text': 'x'}}");
  }

  private static String quarantined(Moie.Result list, String id) {
    for (var plugin : list.json().path("plugins")) {
      if (plugin.path("id").asText().equals(id)) {
        return plugin.path("state").asText() + " " + plugin.path("problems");
      }
    }
    return "absent";
  }

  private void beat(String... jobs) {
    StateFiles.write(
        folder,
        "{'id': 1, 'name': 'ONE', 'status': 'active', 'concurrency': 8, 'jobs': ["
            + String.join(", ", jobs)
            + "]}");
  }

  @Test
  void a_flood_of_any_kind_is_cut_off_and_named_and_the_beat_goes_on() {
    beat(
        job("1.1", "printer", "while (true) { System.out.println(\"P\".repeat(9000)); }"),
        job(
            "1.2",
            "logger",
            "while (!Thread.currentThread().isInterrupted()) { job.log().warn(\"L\".repeat(9000)); }"
                + " return null;"),
        job("1.3", "teller", "while (true) { job.progress(\"at it\"); }"),
        job(
            "1.4",
            "other",
            "Thread own = new Thread(() -> { while (true) { System.err.println(\"T\".repeat(9000)); }"
                + " }); own.setDaemon(true); own.start(); own.join(); return null;"),
        job(
            "1.5",
            "talker",
            "return ActionResult.failed(\"words\").withOutput(\"w\".repeat(17 << 20));"),
        job(
            "1.6",
            "chatty",
            "for (int i = 0; i < 600; i++) { System.out.println(\"C\".repeat(9000)); } return"
                + " ActionResult.failed(\"has said much\");"),
        writes("1.7"));

    long start = System.nanoTime();
    Moie.Result result = Moie.in(folder).run("heartbeat", "--json");
    Duration took = Duration.ofNanos(System.nanoTime() - start);

    System.out.println("floods: " + took.toMillis() + " ms, " + result.err().length() + " bytes");
    assertThat(took).isLessThan(Duration.ofSeconds(60));
    assertThat(result.job("1.1").path("reason").asText()).contains("printed more than 64 MiB");
    assertThat(result.job("1.2").path("reason").asText())
        .contains("printed more than 64 MiB and was interrupted");
    assertThat(result.job("1.3").path("reason").asText())
        .contains("reported its progress more than 10000000 times");
    assertThat(result.job("1.4").path("reason").asText()).contains("printed more than 64 MiB");
    assertThat(result.job("1.6").path("reason").asText()).contains("has said much");
    assertThat(result.job("1.7").path("outcome").asText()).isEqualTo("EXECUTED");
    for (String each : new String[] {"PPPP", "LLLL", "TTTT", "CCCC"}) {
      int first = result.err().indexOf(each);
      assertThat(first).as(each + " is passed on at first").isNotNegative();
    }
    // Four calls, and the thread that goes on beside them.
    assertThat(result.err().length()).isBetween(12 << 20, 5 * (4 << 20) + (64 << 10));
    assertThat(result.err())
        .contains(
            "chatty/act in job 1.6 of plugin chatty printed 5400600 bytes; what is over 4 MiB")
        .contains("plugin logger is quarantined: logger/act in job 1.2 printed more than 64 MiB");

    Moie.Result list = Moie.in(folder).run("plugins", "list", "--json");
    assertThat(quarantined(list, "printer"))
        .startsWith("QUARANTINED")
        .contains("printer/act in job 1.1 printed more than 64 MiB and ignored its interruption");
    assertThat(quarantined(list, "logger")).startsWith("QUARANTINED");
    assertThat(quarantined(list, "teller")).contains("QUARANTINED", "reported its progress");
    assertThat(quarantined(list, "other")).contains("QUARANTINED", "printed more than 64 MiB");
    assertThat(quarantined(list, "talker")).contains("QUARANTINED", "17825797 characters of text");
    assertThat(quarantined(list, "chatty")).startsWith("READY");
  }

  @Test
  void threads_that_only_become_more_are_named_and_a_pool_is_nobodys_business() {
    String pool =
        "var pool = java.util.concurrent.Executors.newFixedThreadPool(COUNT, task -> { Thread t ="
            + " new Thread(task, \"NAME-of-PLUGIN\"); t.setDaemon(true); return t; });"
            + " for (int i = 0; i < COUNT; i++) { pool.submit(() -> { Thread.sleep(600_000); return"
            + " null; }); } return ActionResult.failed(\"pool\");";
    beat(
        job("1.1", "leaky", pool.replace("COUNT", "300").replace("NAME", "lost")),
        job("1.2", "pooled", pool.replace("COUNT", "16").replace("NAME", "kept")),
        writes("1.3"));

    Moie.Result result = Moie.in(folder).run("heartbeat", "--json");

    assertThat(result.job("1.3").path("outcome").asText()).isEqualTo("EXECUTED");
    assertThat(result.err())
        .contains("plugin leaky is quarantined: 300 threads that it has started still run")
        .contains("after leaky/act in job 1.1, more than 256: lost-of-PLUGIN, lost-of-PLUGIN")
        .doesNotContain("plugin pooled");
    Moie.Result list = Moie.in(folder).run("plugins", "list", "--json");
    assertThat(quarantined(list, "leaky")).contains("QUARANTINED", "and 295 more");
    assertThat(quarantined(list, "pooled")).startsWith("READY");
  }
}
