package dev.moie.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.moie.core.testing.PluginJar;
import dev.moie.core.testing.TestHost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A plugin's own class is made, started and stopped, and nobody waits for it longer than bearable.
 */
class PluginClassTest {
  @TempDir Path root;

  @BeforeEach
  void holdBack() {
    System.clearProperty("moie.test.release");
    PluginJar.probe().into(root.resolve("plugins"));
  }

  @AfterEach
  void release() {
    System.setProperty("moie.test.release", "now");
  }

  private PluginJar own(String id, String body) {
    return PluginJar.hostile(id)
        .manifest("Plugin-Class", id + ".Own")
        .source(
            id + ".Own",
            "package ID; public final class Own extends org.pf4j.Plugin { BODY }"
                .replace("BODY", body)
                .replace("ID", id));
  }

  private static String stamps(Path file) {
    return "try { java.nio.file.Files.createFile(java.nio.file.Path.of(\""
        + file
        + "\")); } catch (java.io.IOException e) { throw new IllegalStateException(e); }";
  }

  @Test
  void it_is_started_before_the_first_call_and_stopped_at_the_end() throws Exception {
    Path started = root.resolve("started");
    Path stopped = root.resolve("stopped");
    own(
            "own",
            "@Override public void start() { "
                + stamps(started)
                + " } @Override public void stop() { "
                + stamps(stopped)
                + " }")
        .into(root.resolve("plugins"));
    try (TestHost host = new TestHost(root)) {
      assertThat(host.run("own/act", "{\"harm\": \"none\"}").summary()).isEqualTo("no harm");
      assertThat(Files.exists(started)).isTrue();
      assertThat(Files.exists(stopped)).isFalse();
    }
    assertThat(Files.exists(stopped)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "public Own() { Harm.run(\"death\"); } | its constructor threw Error: an error",
        "@Override public void start() { Harm.run(\"overflow\"); } | StackOverflowError",
        "static { if (true) Harm.run(\"linkage\"); } | LinkageError: a broken link",
        "Own(int more) {} | a public constructor without parameters",
      })
  void a_start_that_fails_is_a_named_problem(String body, String reason) throws Exception {
    own("own", body).into(root.resolve("plugins"));
    try (TestHost host = new TestHost(root)) {
      assertThat(host.run("own/act", "{\"harm\": \"none\"}").summary()).contains(reason);
      assertThat(host.report("own").state()).isEqualTo(PluginState.FAILED);
      assertThat(host.report("own").problems())
          .extracting(PluginProblem::id)
          .containsExactly("START_FAILED");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "@Override public void start() { Harm.run(\"stubborn\"); }",
    "public Own() { Harm.run(\"stubborn\"); }",
    "static { Harm.run(\"stubborn\"); }",
  })
  void a_start_that_hangs_blocks_no_other_plugin_and_is_quarantined(String body) throws Exception {
    own("own", body).into(root.resolve("plugins"));
    try (TestHost host = new TestHost(root)) {
      Thread caller = new Thread(() -> host.run("own/act", "{\"harm\": \"none\"}"));
      caller.start();
      await()
          .until(
              () ->
                  Thread.getAllStackTraces().keySet().stream()
                      .anyMatch(thread -> thread.getName().startsWith("moie-own-")));

      assertThat(host.verify("probe/file", "{\"path\": \"absent\"}").reason())
          .isEqualTo("there is no absent");

      assertThat(caller.isAlive()).isTrue();
      caller.join(60_000);
      assertThat(caller.isAlive()).isFalse();
      assertThat(host.report("own").state()).isEqualTo(PluginState.QUARANTINED);
    }
  }

  @ParameterizedTest
  @CsvSource({"death", "stubborn", "ambience"})
  void a_stop_that_does_harm_does_not_hold_the_end_up(String harm) throws Exception {
    Ambience before = Ambience.now();
    own("own", "@Override public void stop() { Harm.run(\"" + harm + "\"); }")
        .into(root.resolve("plugins"));
    TestHost host = new TestHost(root);
    assertThat(host.run("own/act", "{\"harm\": \"none\"}").summary()).isEqualTo("no harm");
    long start = System.nanoTime();
    host.close();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    assertThat(Ambience.now()).isEqualTo(before);
    try (TestHost next = new TestHost(root)) {
      assertThat(next.report("own").problems())
          .extracting(PluginProblem::id)
          .isEqualTo(harm.equals("stubborn") ? List.of("QUARANTINED") : List.of());
    }
  }

  @Test
  void a_plugin_whose_dependency_did_not_start_says_so() throws Exception {
    own("own", "@Override public void start() { Harm.run(\"death\"); }")
        .into(root.resolve("plugins"));
    PluginJar.hostile("needing")
        .manifest("Plugin-Dependencies", "own")
        .into(root.resolve("plugins"));
    try (TestHost host = new TestHost(root)) {
      assertThat(host.run("needing/act", "{\"harm\": \"none\"}").summary())
          .contains("the plugin \"own\", which it needs, was not started");
    }
  }
}
