package dev.moie.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.moie.api.ActionResult;
import dev.moie.api.event.PluginChanged;
import dev.moie.core.testing.GatedJar;
import dev.moie.core.testing.GatedJar.Gate;
import dev.moie.core.testing.PluginJar;
import dev.moie.core.testing.SettableClock;
import dev.moie.core.testing.TestHost;
import dev.moie.core.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Jars that come, change and go while the engine runs. */
class ReloadTest {
  private static final Duration REST = Duration.ofMillis(600);

  @TempDir Path root;
  private Path plugins;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-01-05T12:00:00Z"));
  private final List<PluginChanged> told = new ArrayList<>();
  private TestHost host;
  private PluginWatch watch;

  @BeforeEach
  void open() {
    plugins = root.resolve("plugins");
    host = new TestHost(root);
  }

  @AfterEach
  void close() throws Exception {
    host.close();
  }

  /** Begins to watch, with what lies there now. */
  private void watch() {
    watch = new PluginWatch(host.host(), clock, told::add, running());
  }

  private Path running() {
    return root.resolve(".moie/plugins.json");
  }

  /** Looks until whatever is there is at rest, or is known to be gone. */
  private List<String> settle() throws InterruptedException {
    return settle(Duration.ofSeconds(3));
  }

  private List<String> settle(Duration wait) throws InterruptedException {
    List<PluginChanged> changes = new ArrayList<>(watch.look());
    clock.advance(wait);
    changes.addAll(watch.look());
    return changes.stream()
        .map(
            each ->
                each.plugin()
                    + " "
                    + each.what()
                    + " "
                    + each.from().orElse("-")
                    + " "
                    + each.to().orElse("-"))
        .toList();
  }

  private String act(String id) {
    return host.run(id + "/act", "{}").summary();
  }

  private CompletableFuture<ActionResult> begin(String id, Gate gate) throws Exception {
    CompletableFuture<ActionResult> running =
        CompletableFuture.supplyAsync(() -> host.run(id + "/act", gate.config()));
    gate.reached().await();
    return running;
  }

  private List<String> inUse() {
    return host.host().inUse().stream()
        .map(each -> each.id() + " " + each.version() + (each.current() ? "" : " ending"))
        .sorted()
        .toList();
  }

  @Test
  void a_new_jar_is_there_once_it_is_at_rest() throws Exception {
    GatedJar.of("x", "1.0.0").into(plugins);
    watch();
    GatedJar.of("y", "1.0.0").into(plugins);
    assertThat(watch.look()).isEmpty();
    assertThat(act("y")).contains("not installed");
    assertThat(settle(REST)).containsExactly("y ADDED - 1.0.0");
    assertThat(act("y")).isEqualTo("y 1.0.0");
    assertThat(settle()).isEmpty();
  }

  @Test
  void a_call_ends_on_the_version_that_it_began_on_and_new_ones_run_on_the_new() throws Exception {
    GatedJar.of("x", "1.0.0").into(plugins);
    watch();
    Gate gate = Gate.named("replace");
    CompletableFuture<ActionResult> first = begin("x", gate);

    GatedJar.of("x", "1.1.0").into(plugins);
    assertThat(settle(REST)).containsExactly("x REPLACED 1.0.0 1.1.0");

    assertThat(act("x")).isEqualTo("x 1.1.0");
    assertThat(inUse()).containsExactly("x 1.0.0 ending", "x 1.1.0");
    assertThat(RunningPlugins.read(running()).orElseThrow().plugins())
        .contains(new PluginInUse("x", "1.0.0", false, 1));
    gate.open().countDown();
    assertThat(first.get().summary()).isEqualTo("x 1.0.0");
    await().until(() -> inUse().equals(List.of("x 1.1.0")));
    assertThat(host.report("x").version()).isEqualTo("1.1.0");
    assertThat(host.report("x").problems()).isEmpty();
  }

  @Test
  void a_removed_plugin_is_missing_and_calls_that_run_end() throws Exception {
    Path jar = GatedJar.of("x", "1.0.0").into(plugins);
    watch();
    Gate gate = Gate.named("remove");
    CompletableFuture<ActionResult> running = begin("x", gate);

    Files.delete(jar);
    assertThat(settle(REST)).isEmpty();
    assertThat(act("x")).isEqualTo("x 1.0.0");
    assertThat(settle()).containsExactly("x REMOVED 1.0.0 -");

    assertThat(act("x")).contains("plugin 'x' was removed at ").contains("put its jar into");
    gate.open().countDown();
    assertThat(running.get().summary()).isEqualTo("x 1.0.0");
    await().until(() -> inUse().isEmpty());

    GatedJar.of("x", "1.2.0").into(plugins);
    assertThat(settle()).containsExactly("x ADDED - 1.2.0");
    assertThat(act("x")).isEqualTo("x 1.2.0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.1.0 | static { if (true) throw new IllegalStateException(\"no\"); } | START_FAILED",
        "1.1.0 | public Act() { throw new IllegalStateException(\"no\"); } | START_FAILED",
        "1.1.0 | public Act() { while (true) { try { Thread.sleep(9999); } catch"
            + " (InterruptedException e) { throw new IllegalStateException(e); } } } | START_FAILED",
      })
  void a_jar_whose_code_fails_leaves_the_old_one_working(
      String version, String members, String problem) throws Exception {
    GatedJar.of("x", "1.0.0").into(plugins);
    watch();
    assertThat(act("x")).isEqualTo("x 1.0.0");
    GatedJar.of("x", version, members).into(plugins);

    assertThat(settle()).containsExactly("x KEPT 1.0.0 " + version);

    assertOldOneWorks(problem);
    assertThat(settle()).isEmpty();
    GatedJar.of("x", "1.2.0").into(plugins);
    assertThat(settle()).containsExactly("x REPLACED 1.0.0 1.2.0");
    assertThat(host.reports()).hasSize(1);
    assertThat(host.report("x").problems()).isEmpty();
    assertThat(act("x")).isEqualTo("x 1.2.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing", "garbage", "folder", "range", "index", "needs", "start"})
  void a_jar_that_is_not_accepted_leaves_the_old_one_working(String what) throws Exception {
    Path jar = GatedJar.of("x", "1.0.0").into(plugins);
    watch();
    assertThat(act("x")).isEqualTo("x 1.0.0");
    PluginJar next = GatedJar.of("x", "1.1.0");
    String problem =
        switch (what) {
          case "nothing" -> {
            Files.write(jar, new byte[0]);
            yield "NOT_A_JAR";
          }
          case "garbage" -> {
            Files.writeString(jar, "no jar at all");
            yield "NOT_A_JAR";
          }
          case "folder" -> {
            Files.delete(jar);
            Files.createDirectory(jar);
            yield "NOT_A_JAR";
          }
          case "range" -> {
            next.manifest("Plugin-Requires", ">=9.0.0").into(plugins);
            yield "API_MISMATCH";
          }
          case "index" -> {
            PluginJar.of("x").into(plugins);
            yield "NO_INDEX";
          }
          case "needs" -> {
            next.manifest("Plugin-Dependencies", "absent").into(plugins);
            yield "MISSING_DEPENDENCY";
          }
          default -> {
            next.manifest("Plugin-Class", "x.Absent").into(plugins);
            yield "START_FAILED";
          }
        };

    assertThat(settle(Duration.ofSeconds(6)))
        .hasSize(1)
        .allMatch(each -> each.startsWith("x KEPT"));

    assertOldOneWorks(problem);
    if (what.equals("folder")) {
      Files.delete(jar);
    }
    next = GatedJar.of("x", "1.2.0");
    next.into(plugins);
    assertThat(settle()).containsExactly("x REPLACED 1.0.0 1.2.0");
    assertThat(act("x")).isEqualTo("x 1.2.0");
  }

  private void assertOldOneWorks(String problem) {
    for (int call = 0; call < 2; call++) {
      assertThat(act("x")).isEqualTo("x 1.0.0");
    }
    List<PluginReport> reports = host.reports();
    assertThat(reports).hasSize(2);
    PluginReport used =
        reports.stream().filter(each -> each.state() == PluginState.STARTED).findFirst().get();
    assertThat(used.version()).isEqualTo("1.0.0");
    assertThat(used.problems()).extracting(PluginProblem::id).containsExactly("OLD_VERSION_KEPT");
    PluginReport refused =
        reports.stream().filter(each -> each.state() == PluginState.REFUSED).findFirst().get();
    assertThat(refused.problems()).extracting(PluginProblem::id).containsExactly(problem);
  }

  @Test
  void what_was_never_loaded_is_not_loaded_by_a_replacement() throws Exception {
    Path loaded = root.resolve("loaded");
    String marks =
        "static { try { java.nio.file.Files.createFile(java.nio.file.Path.of(\""
            + loaded
            + "\")); } catch (java.io.IOException e) { throw new IllegalStateException(e); } }";
    GatedJar.of("x", "1.0.0", marks).into(plugins);
    watch();
    GatedJar.of("x", "1.1.0", marks).into(plugins);
    assertThat(settle()).containsExactly("x REPLACED 1.0.0 1.1.0");
    assertThat(loaded).doesNotExist();
    assertThat(act("x")).isEqualTo("x 1.1.0");
    assertThat(loaded).exists();
  }

  @Test
  void a_jar_that_is_being_copied_is_waited_for() throws Exception {
    Path jar = GatedJar.of("x", "1.0.0").into(plugins);
    byte[] whole = Files.readAllBytes(GatedJar.of("x", "1.1.0").into(root.resolve("elsewhere")));
    watch();
    assertThat(act("x")).isEqualTo("x 1.0.0");
    for (int part = 1; part < 5; part++) {
      Files.write(jar, Arrays.copyOf(whole, whole.length * part / 5));
      assertThat(settle(REST)).isEmpty();
      // Another jar that comes meanwhile does not wait for it, and does not bring it in.
      GatedJar.of("y", part + ".0.0").into(plugins);
      assertThat(settle(REST)).hasSize(1).allMatch(each -> each.startsWith("y "));
      assertThat(act("x")).isEqualTo("x 1.0.0");
      assertThat(host.report("x").problems()).isEmpty();
    }
    Files.write(jar, whole);
    assertThat(settle(REST)).containsExactly("x REPLACED 1.0.0 1.1.0");
    assertThat(act("x")).isEqualTo("x 1.1.0");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_replacement_under_another_name_never_breaks_the_old_one(boolean newFirst)
      throws Exception {
    Path old = GatedJar.of("x", "1.0.0").into(plugins, "x-1.jar");
    watch();
    assertThat(act("x")).isEqualTo("x 1.0.0");
    List<String> changes = new ArrayList<>();
    if (newFirst) {
      GatedJar.of("x", "1.1.0").into(plugins, "x-2.jar");
      changes.addAll(settle());
      assertThat(act("x")).startsWith("x 1.");
      Files.delete(old);
      changes.addAll(settle());
    } else {
      Files.delete(old);
      changes.addAll(settle(REST));
      assertThat(act("x")).isEqualTo("x 1.0.0");
      Path copy = plugins.resolve("x-2.jar");
      byte[] whole = Files.readAllBytes(GatedJar.of("x", "1.1.0").into(root.resolve("elsewhere")));
      for (int part = 1; part < 4; part++) {
        Files.write(copy, Arrays.copyOf(whole, whole.length * part / 4));
        changes.addAll(settle(Duration.ofSeconds(1)));
        assertThat(act("x")).isEqualTo("x 1.0.0");
      }
      Files.write(copy, whole);
      changes.addAll(settle());
    }
    assertThat(changes).containsExactly("x REPLACED 1.0.0 1.1.0");
    assertThat(act("x")).isEqualTo("x 1.1.0");
    assertThat(host.reports()).hasSize(1);
  }

  @Test
  void a_broken_jar_in_the_workspace_does_not_bring_the_bundled_one_back() throws Exception {
    host.close();
    Path bundled = root.resolve("bundled");
    GatedJar.of("x", "0.9.0").into(bundled);
    Path jar = GatedJar.of("x", "1.0.0").into(plugins);
    host =
        new TestHost(
            new Workspace(root), List.of(new PluginFolder(bundled, PluginFolder.Origin.BUNDLED)));
    watch();
    assertThat(act("x")).isEqualTo("x 1.0.0");
    Files.write(jar, new byte[3]);
    assertThat(settle(Duration.ofSeconds(6))).containsExactly("x KEPT 1.0.0 -");
    assertThat(act("x")).isEqualTo("x 1.0.0");
    Files.delete(jar);
    assertThat(settle()).containsExactly("x REPLACED 1.0.0 0.9.0");
    assertThat(act("x")).isEqualTo("x 0.9.0");
  }

  @Test
  void plugins_that_need_each_other_change_together() throws Exception {
    GatedJar.of("lower", "1.0.0").into(plugins);
    uppers("1.0.0", "lower@>=1.0.0 & <2.0.0").into(plugins);
    watch();
    assertThat(act("upper")).isEqualTo("upper 1.0.0 on lower 1.0.0");
    Gate gate = Gate.named("pair");
    CompletableFuture<ActionResult> running = begin("upper", gate);

    lower("1.1.0").into(plugins);
    assertThat(settle()).containsExactly("lower REPLACED 1.0.0 1.1.0");
    assertThat(act("upper")).isEqualTo("upper 1.0.0 on lower 1.1.0");
    assertThat(inUse())
        .containsExactly("lower 1.0.0 ending", "lower 1.1.0", "upper 1.0.0", "upper 1.0.0 ending");
    gate.open().countDown();
    assertThat(running.get().summary()).isEqualTo("upper 1.0.0 on lower 1.0.0");
    await().until(() -> inUse().equals(List.of("lower 1.1.0", "upper 1.0.0")));

    // Out of the range of the one that needs it: refused, until that one fits.
    lower("2.0.0").into(plugins);
    assertThat(settle()).containsExactly("lower KEPT 1.1.0 2.0.0");
    assertThat(act("upper")).isEqualTo("upper 1.0.0 on lower 1.1.0");
    assertThat(act("lower")).isEqualTo("lower 1.1.0");
    assertThat(host.reports())
        .flatExtracting(PluginReport::problems)
        .extracting(PluginProblem::id)
        .containsExactlyInAnyOrder("BREAKS_OTHER", "OLD_VERSION_KEPT");
    uppers("2.0.0", "lower@>=2.0.0").into(plugins);
    assertThat(settle())
        .containsExactly("lower REPLACED 1.1.0 2.0.0", "upper REPLACED 1.0.0 2.0.0");
    assertThat(act("upper")).isEqualTo("upper 2.0.0 on lower 2.0.0");

    // Removed from under it.
    Files.delete(plugins.resolve("lower.jar"));
    assertThat(settle()).containsExactly("lower REMOVED 2.0.0 -", "upper REMOVED 2.0.0 -");
    assertThat(act("upper")).contains("needs the plugin \"lower\"");
    await().until(() -> inUse().isEmpty());
  }

  private static PluginJar lower(String version) {
    return GatedJar.of("lower", version);
  }

  private static PluginJar uppers(String version, String needs) {
    return GatedJar.of("upper", version)
        .manifest("Plugin-Dependencies", needs)
        .source(
            "upper.Late",
            "package upper; final class Late { static final Object TEXT = \" on \""
                + " + Lower.says(); }")
        .source(
            "upper.Lower",
            """
            package upper;
            final class Lower {
              static String says() {
                try {
                  Class<?> act = Class.forName("lower.Act");
                  Class<?> config = Class.forName("lower.Act$Config");
                  Object made = act.getConstructor().newInstance();
                  return ((dev.moie.api.ActionResult)
                          act.getMethod("run", config, dev.moie.api.JobContext.class)
                              .invoke(made, config.getConstructors()[0].newInstance(""), null))
                      .summary();
                } catch (ReflectiveOperationException e) {
                  throw new IllegalStateException(e);
                }
              }
            }
            """);
  }

  @Test
  void what_does_not_start_on_the_new_version_of_another_keeps_that_one_out() throws Exception {
    lower("1.0.0").into(plugins);
    PluginJar.of("upper")
        .manifest("Plugin-Dependencies", "lower")
        .manifest("Plugin-Class", "upper.Own")
        .source(
            "upper.Own",
            "package upper; public final class Own extends org.pf4j.Plugin { @Override public void"
                + " start() { try { if (!Class.forName(\"lower.Act\").getConstructor().newInstance()"
                + ".toString().isEmpty() && Class.forName(\"lower.New\") != null) throw new"
                + " IllegalStateException(\"too new\"); } catch (ReflectiveOperationException old)"
                + " { } } }")
        .source(
            "upper.Act",
            "package upper; import dev.moie.api.*; @JobType(value = \"upper/act\", summary ="
                + " \"A\") public final class Act implements Action<NoConfig> { public ActionResult"
                + " run(NoConfig c, JobContext j) { return ActionResult.succeeded(\"fine\"); } }")
        .into(plugins);
    watch();
    assertThat(act("upper")).isEqualTo("fine");
    lower("1.1.0").source("lower.New", "package lower; public class New {}").into(plugins);
    assertThat(settle()).containsExactly("lower KEPT 1.0.0 1.1.0");
    assertThat(act("upper")).isEqualTo("fine");
    assertThat(act("lower")).isEqualTo("lower 1.0.0");
  }

  @Test
  void a_folder_that_cannot_be_listed_removes_nothing() throws Exception {
    GatedJar.of("x", "1.0.0").into(plugins);
    watch();
    assertThat(act("x")).isEqualTo("x 1.0.0");
    Path away = Files.move(plugins, root.resolve("away"));
    assertThat(settle(Duration.ofMinutes(1))).isEmpty();
    assertThat(act("x")).isEqualTo("x 1.0.0");
    Files.move(away, plugins);
    assertThat(settle(Duration.ofMinutes(1))).isEmpty();
  }

  @Test
  void a_quarantine_that_is_lifted_or_left_behind_by_a_new_version_is_seen() throws Exception {
    System.clearProperty("moie.test.release");
    PluginJar.hostile("x").into(plugins);
    watch();
    try {
      host.run("x/act", "{\"harm\": \"stubborn\"}", Duration.ofMillis(100));
      assertThat(host.run("x/act", "{\"harm\": \"none\"}").summary()).startsWith("QUARANTINED");
      PluginJar.hostile("x").manifest("Plugin-Version", "1.0.1").into(plugins);
      assertThat(settle()).containsExactly("x REPLACED 1.0.0 1.0.1");
      assertThat(host.verify("x/check", "{\"harm\": \"none\"}").reason()).isEqualTo("no harm");

      host.verify("x/check", "{\"harm\": \"stubborn\"}", Duration.ofMillis(100));
      assertThat(host.report("x").state()).isEqualTo(PluginState.QUARANTINED);
      settle();
      try (TestHost other = new TestHost(root)) {
        other.host().enable("x");
      }
      settle();
      assertThat(host.verify("x/check", "{\"harm\": \"none\"}").reason()).isEqualTo("no harm");
    } finally {
      System.setProperty("moie.test.release", "now");
    }
  }

  @Test
  void a_quarantine_that_is_lifted_before_there_is_a_watch_is_seen() throws Exception {
    System.clearProperty("moie.test.release");
    PluginJar.hostile("x").into(plugins);
    try (TestHost other = new TestHost(root)) {
      other.run("x/act", "{\"harm\": \"stubborn\"}", Duration.ofMillis(100));
      assertThat(host.run("x/act", "{\"harm\": \"none\"}").summary()).startsWith("QUARANTINED");
      other.host().enable("x");
      watch();
      settle();
      assertThat(host.verify("x/check", "{\"harm\": \"none\"}").reason()).isEqualTo("no harm");
    } finally {
      System.setProperty("moie.test.release", "now");
    }
  }

  @Test
  void started_it_sees_by_itself_what_comes_to_rest() throws Exception {
    GatedJar.of("x", "1.0.0").into(plugins);
    try (PluginWatch running =
        new PluginWatch(host.host(), Clock.systemUTC(), told::add, running())) {
      running.start();
      assertThat(act("x")).isEqualTo("x 1.0.0");
      GatedJar.of("x", "1.1.0").into(plugins);
      await().until(() -> act("x").equals("x 1.1.0"));
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().equals("moie-plugin-watch"));
  }

  @Test
  void listeners_hear_of_it() throws Exception {
    Path heard = root.resolve("heard");
    PluginJar.of("ear")
        .source(
            "ear.Ear",
            """
            package ear;
            import dev.moie.api.*;
            import dev.moie.api.event.*;
            import java.nio.file.*;
            @org.pf4j.Extension
            public final class Ear implements EngineListener {
              @Override public void pluginChanged(PluginChanged e) {
                try {
                  Files.writeString(Path.of("HEARD"), e.plugin() + " " + e.what() + "\\n",
                      StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                } catch (java.io.IOException x) { throw new java.io.UncheckedIOException(x); }
              }
            }
            """
                .replace("HEARD", heard.toString()))
        .into(plugins);
    watch();
    GatedJar.of("x", "1.0.0").into(plugins);
    settle();
    assertThat(Files.readAllLines(heard)).containsExactly("x ADDED");
  }
}
