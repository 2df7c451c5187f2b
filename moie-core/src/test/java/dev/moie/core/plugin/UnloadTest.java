package dev.moie.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.moie.core.testing.GatedJar;
import dev.moie.core.testing.GatedJar.Gate;
import dev.moie.core.testing.SettableClock;
import dev.moie.core.testing.TestHost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of the classes of a version that is not used any more. */
class UnloadTest {
  @TempDir Path root;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-01-05T12:00:00Z"));
  private TestHost host;
  private PluginWatch watch;

  @BeforeEach
  void open() {
    host = new TestHost(root);
  }

  @AfterEach
  void close() throws Exception {
    host.close();
  }

  private void use(String members) {
    GatedJar.of("x", "1.0.0", members).into(root.resolve("plugins"));
    watch = new PluginWatch(host.host(), clock, each -> {}, root.resolve(".moie/plugins.json"));
    assertThat(host.run("x/act", "{}").summary()).isEqualTo("x 1.0.0");
  }

  private void remove() throws Exception {
    Files.delete(root.resolve("plugins/x.jar"));
    watch.look();
    clock.advance(Duration.ofSeconds(3));
    assertThat(watch.look()).hasSize(1);
  }

  private UnloadReport awaitReport(UnloadReport.State state) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              System.gc();
              return host.host().unloads().stream().anyMatch(each -> each.state() == state);
            });
    return host.host().unloads().get(0);
  }

  @Test
  void they_are_reclaimed() throws Exception {
    use("");
    remove();
    UnloadReport report = awaitReport(UnloadReport.State.RECLAIMED);
    assertThat(report.id() + " " + report.version()).isEqualTo("x 1.0.0");
    assertThat(report.at()).isAfter(Instant.EPOCH);
    assertThat(report.holders()).isEmpty();
    assertThat(report.threads()).isEmpty();
  }

  @Test
  void the_caches_of_the_jdk_for_records_and_strings_do_not_hold_them() throws Exception {
    use(
        """
        record Inner(Act act) {}
        record Pair(Inner left, Inner right) {}
        static {
          Pair pair = new Pair(new Inner(null), new Inner(null));
          boolean same = pair.equals(new Pair(new Inner(null), new Inner(null)));
          String joined = pair.hashCode() + "" + pair + same;
          joined = "one " + pair.left();
          joined = pair.left() + "two" + pair.right();
          joined = pair.left() + "" + pair.right();
        }
        """);
    remove();
    awaitReport(UnloadReport.State.RECLAIMED);
  }

  @Test
  void a_thread_that_was_left_running_is_named_until_it_ends() throws Exception {
    Gate gate = Gate.named("leak");
    use(
        """
        static {
          Thread leaking = new Thread(() -> {
            Map<String, CountDownLatch> gates =
                (Map<String, CountDownLatch>) System.getProperties().get("moie.test.gates");
            try { gates.get("leak/open").await(); } catch (InterruptedException e) { }
          }, "the leaking one");
          leaking.setDaemon(true);
          leaking.start();
        }
        """);
    remove();
    UnloadReport report = awaitReport(UnloadReport.State.HELD);
    assertThat(report.threads()).containsExactly("the leaking one");
    assertThat(report.holders()).containsExactly("the thread \"the leaking one\" was left running");
    watch.look();
    assertThat(RunningPlugins.read(root.resolve(".moie/plugins.json")).orElseThrow().unloads())
        .isEqualTo(List.of(report));
    gate.open().countDown();
    awaitReport(UnloadReport.State.RECLAIMED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "System.getProperties().put(\"moie.test.held\", new Act()); | the system property",
        "java.util.logging.Logger.getLogger(\"moie.test\").setFilter(r -> true); | a level or filter",
        "java.security.Security.addProvider(new java.security.Provider(\"held\", \"1\", \"\") {});"
            + " | the security provider \"held\"",
        "Runtime.getRuntime().addShutdownHook(new Thread(() -> {})); | may be a shutdown hook",
      })
  void what_holds_them_is_named_as_far_as_it_can_be_seen(String code, String holder)
      throws Exception {
    Logger logger = Logger.getLogger("moie.test");
    try {
      use("static { " + code + " }");
      remove();
      assertThat(awaitReport(UnloadReport.State.HELD).holders())
          .singleElement()
          .asString()
          .contains(holder);
    } finally {
      System.getProperties().remove("moie.test.held");
      logger.setFilter(null);
      Security.removeProvider("held");
    }
  }
}
