package dev.moie.core.plugin;

import static dev.moie.core.testing.TestWorkspace.bare;
import static dev.moie.core.testing.TestWorkspace.job;
import static dev.moie.core.testing.TestWorkspace.outcomes;
import static dev.moie.core.testing.TestWorkspace.phase;
import static dev.moie.core.testing.TestWorkspace.reportOf;
import static dev.moie.core.testing.TestWorkspace.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.moie.api.Verification;
import dev.moie.core.engine.BeatReport;
import dev.moie.core.testing.PluginJar;
import dev.moie.core.testing.TestHost;
import dev.moie.core.testing.TestWorkspace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the code of a plugin does becomes an answer with a reason, and the beat goes on. */
class ContainmentTest {
  private static final Duration SHORT = Duration.ofMillis(300);

  @TempDir Path root;
  private final Ambience before = Ambience.now();

  @BeforeEach
  void hostilePlugin() {
    System.clearProperty("moie.test.release");
    PluginJar.hostile("hostile").into(root.resolve("plugins"));
  }

  @AfterEach
  void release() {
    System.setProperty("moie.test.release", "now");
    assertThat(Ambience.now()).isEqualTo(before);
  }

  private static String harm(String what) {
    return "{\"harm\": \"" + what + "\"}";
  }

  @ParameterizedTest
  @CsvSource({
    "loop, ignores interruption and was abandoned",
    "stubborn, ignores interruption and was abandoned",
    "sleep, timed out after PT0.3S",
    "linkage, LinkageError: a broken link",
    "missing-class, NoClassDefFoundError: lib/Absent",
    "overflow, StackOverflowError",
    "memory, OutOfMemoryError: Java heap space",
    "much-memory, OutOfMemoryError",
    "death, Error: an error",
    "null, returned null",
    "bad-message, 'BadMessage, whose message cannot be read'",
    "slow-message, timed out after PT0.3S",
    "unheard-of, IllegalArgumentException: unheard-of",
  })
  void a_call_without_an_answer_has_a_reason(String harm, String reason) throws Exception {
    for (String type : new String[] {"hostile/check", "hostile/act"}) {
      try (TestHost host = new TestHost(root)) {
        host.host().enable("hostile");
        String told =
            type.endsWith("check")
                ? inconclusive(host.verify(type, harm(harm), SHORT))
                : host.run(type, harm(harm), SHORT).summary();
        assertThat(told).contains(type).contains(reason).doesNotContain("\n");
      }
    }
  }

  private static String inconclusive(Verification answer) {
    assertThat(answer.verdict()).isEqualTo(Verification.Verdict.INCONCLUSIVE);
    return answer.reason();
  }

  @Test
  void huge_text_with_control_characters_is_cut_and_cleaned() throws Exception {
    try (TestHost host = new TestHost(root)) {
      Verification answer = host.verify("hostile/check", harm("huge"), Duration.ofSeconds(30));
      assertThat(answer.verdict()).isEqualTo(Verification.Verdict.NOT_VERIFIED);
      assertThat(answer.reason()).hasSizeLessThan(2100).doesNotContainPattern("[\\p{Cc}\\p{Cs}]");
      assertThat(answer.output().orElseThrow())
          .hasSizeLessThan(8200)
          .doesNotContainPattern("[\\p{Cc}\\p{Cs}]");
    }
  }

  @ParameterizedTest
  @CsvSource({"ambience", "format", "zone"})
  void what_belongs_to_the_whole_process_is_put_back(String harm) throws Exception {
    try (TestHost host = new TestHost(root)) {
      assertThat(host.run("hostile/act", harm(harm)).summary()).isEqualTo("changed");
      assertThat(Ambience.now()).isEqualTo(before);
    }
  }

  @Test
  void what_a_parallel_call_has_changed_is_not_what_is_put_back() throws Exception {
    PluginJar.of("slow")
        .source(
            "slow.Waits",
            """
            package slow;
            import dev.moie.api.*;
            @JobType(value = "slow/waits", summary = "Waits")
            public final class Waits implements Verifier<NoConfig> {
              @Override public Verification verify(NoConfig config, JobContext job) throws Exception {
                java.util.TimeZone.setDefault(java.util.TimeZone.getTimeZone("Asia/Tokyo"));
                java.util.Locale.setDefault(java.util.Locale.forLanguageTag("tr"));
                Object go = System.getProperties().get("moie.test.go"); // before the next one has its own there
                ((java.util.concurrent.CountDownLatch) System.getProperties().get("moie.test.in")).countDown();
                ((java.util.concurrent.CountDownLatch) go).await();
                return Verification.verified("waited");
              }
            }
            """)
        .into(root.resolve("plugins"));
    CountDownLatch[] in = {new CountDownLatch(1), new CountDownLatch(1)};
    CountDownLatch[] go = {new CountDownLatch(1), new CountDownLatch(1)};
    try (TestHost host = new TestHost(root)) {
      Thread[] callers = new Thread[2];
      for (int i = 0; i < 2; i++) {
        System.getProperties().put("moie.test.in", in[i]);
        System.getProperties().put("moie.test.go", go[i]);
        callers[i] = new Thread(() -> host.verify("slow/waits", "{}"));
        // The second begins while the first has changed the zone.
        callers[i].start();
        assertThat(in[i].await(30, TimeUnit.SECONDS)).isTrue();
      }
      for (int i = 0; i < 2; i++) {
        go[i].countDown();
        callers[i].join();
      }
      assertThat(TimeZone.getDefault()).isEqualTo(before.zone());
      assertThat(Locale.getDefault()).isEqualTo(before.locale());
    } finally {
      System.getProperties().remove("moie.test.in");
      System.getProperties().remove("moie.test.go");
    }
  }

  @Test
  void what_a_call_does_to_its_thread_ends_with_it() throws Exception {
    try (TestHost host = new TestHost(root)) {
      // Whether a thread is used again is a matter of milliseconds.
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> {
                assertThat(host.run("hostile/act", harm("thread")).summary()).isEqualTo("changed");
                String found = host.run("hostile/act", harm("thread-state")).summary();
                assertThat(found)
                    .matches(
                        ".* thread moie-hostile-\\d+ true " + Thread.NORM_PRIORITY + " false true");
                return found.startsWith("the same");
              });
    }
  }

  @Test
  void what_a_call_leaves_on_a_thread_is_gone_when_no_call_follows_closely() throws Exception {
    PluginJar.hostile("resting").into(root.resolve("plugins"));
    try (TestHost host = new TestHost(root)) {
      assertThat(host.run("resting/act", harm("thread")).summary()).isEqualTo("changed");
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () ->
                  Thread.getAllStackTraces().keySet().stream()
                      .noneMatch(each -> each.getName().startsWith("moie-resting-")));
      assertThat(host.run("resting/act", harm("thread-state")).summary())
          .startsWith("another thread");
    }
  }

  @Test
  void an_interruption_meets_only_the_call_that_was_too_slow() throws Exception {
    try (TestHost host = new TestHost(root)) {
      for (int i = 0; i < 20; i++) {
        assertThat(host.run("hostile/act", harm("sleep"), Duration.ofMillis(20)).summary())
            .contains("timed out");
        assertThat(host.run("hostile/act", harm("thread-state")).summary()).endsWith("false true");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"loop", "sleep", "death", "ambience", "overflow", "bad-message"})
  void a_beat_goes_on_past_a_listener_and_a_job_that_do_harm(String harm) throws Exception {
    PluginJar.hostile("listening")
        .source(
            "listening.Ear",
            """
            package listening;
            @org.pf4j.Extension
            public final class Ear implements dev.moie.api.EngineListener {
              @Override public void heartbeatStarted(dev.moie.api.event.HeartbeatStarted event) {
                Harm.run("HARM");
              }
            }
            """
                .replace("HARM", harm.equals("loop") || harm.equals("sleep") ? "death" : harm))
        .into(root.resolve("plugins"));
    try (TestWorkspace workspace = new TestWorkspace(root)) {
      workspace.state(
          1,
          phase(
              1,
              "active",
              bare("1.0", "cyclic", "'timeout': 'PT1S', " + run(harm)),
              job("1.1", "pending", write("1.1"))));

      BeatReport report = workspace.beat();

      assertThat(outcomes(report)).containsExactly("1.0 CYCLIC_FAILED", "1.1 EXECUTED");
      assertThat(reportOf(report, "1.0").reason()).isNotBlank();
    }
  }

  private static String run(String harm) {
    return "'run': {'uses': 'hostile/act', 'with': {'harm': '" + harm + "'}}";
  }

  @Test
  void closing_does_not_wait_for_a_call_that_never_ends() throws Exception {
    TestHost host = new TestHost(root);
    assertThat(host.run("hostile/act", harm("stubborn"), SHORT).summary()).contains("abandoned");
    long start = System.nanoTime();
    host.close();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(900));
  }

  @Test
  void closing_waits_a_bounded_time_for_a_call_whose_caller_was_interrupted() throws Exception {
    TestHost host = new TestHost(root);
    Thread caller = new Thread(() -> host.run("hostile/act", harm("stubborn")));
    caller.setUncaughtExceptionHandler((thread, interrupted) -> {});
    caller.start();
    org.awaitility.Awaitility.await()
        .until(
            () ->
                Thread.getAllStackTraces().keySet().stream()
                    .anyMatch(thread -> thread.getName().startsWith("moie-hostile-")));
    caller.interrupt();
    caller.join();
    long start = System.nanoTime();
    host.close();
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofMillis(900), Duration.ofSeconds(10));
  }
}
