package dev.moie.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.moie.api.ActionResult;
import dev.moie.core.testing.GatedJar;
import dev.moie.core.testing.GatedJar.Gate;
import dev.moie.core.testing.PluginJar;
import dev.moie.core.testing.SettableClock;
import dev.moie.core.testing.TestHost;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plugin defines an extension point, and others implement it. */
class PluginExtensionsTest {
  @TempDir Path root;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-01-05T12:00:00Z"));

  /** Its action asks everybody who implements its interface, behind the gate. */
  private static PluginJar lower(String version) {
    return GatedJar.of(
            "lower",
            version,
            """
            private static PluginExtensions extensions;
            @jakarta.inject.Inject public Act(PluginExtensions those) { extensions = those; }
            static String greetings() {
              StringBuilder all = new StringBuilder();
              for (Greeter each : extensions.of(Greeter.class)) { all.append(" ").append(each.greet()); }
              return all.toString();
            }
            """)
        .source(
            "lower.Late",
            "package lower; final class Late { static final Object TEXT = new Object() { @Override"
                + " public String toString() { return Act.greetings(); } }; }")
        .source(
            "lower.Greeter",
            "package lower; public interface Greeter extends org.pf4j.ExtensionPoint { String"
                + " greet(); default String by() { return \"VERSION\"; } }"
                    .replace("VERSION", version));
  }

  private static PluginJar upper(String id, Path lower, String body) {
    return PluginJar.of(id)
        .manifest("Plugin-Dependencies", "lower")
        .against(lower)
        .source(
            id + ".Hello",
            """
            package ID;
            import dev.moie.api.files.WorkspaceFiles;
            @org.pf4j.Extension
            public final class Hello implements lower.Greeter {
              private final WorkspaceFiles files;
              @jakarta.inject.Inject public Hello(WorkspaceFiles files) { this.files = files; BODY }
              @Override public String greet() { return "ID@" + by() + (files == null ? "?" : ""); }
            }
            """
                .replace("BODY", body)
                .replace("ID", id));
  }

  @Test
  void it_finds_them_and_both_sides_change_together() throws Exception {
    Path plugins = root.resolve("plugins");
    Path jar = lower("1.0.0").into(plugins);
    upper("one", jar, "").into(plugins);
    upper("two", jar, "").into(plugins);
    upper("bad", jar, "if (true) throw new IllegalStateException(\"no\");").into(plugins);
    try (TestHost host = new TestHost(root)) {
      PluginWatch watch =
          new PluginWatch(host.host(), clock, change -> {}, root.resolve(".moie/plugins.json"));
      assertThat(host.run("lower/act", "{}").summary())
          .isEqualTo("lower 1.0.0 one@1.0.0 two@1.0.0");
      Gate gate = Gate.named("extensions");
      CompletableFuture<ActionResult> running =
          CompletableFuture.supplyAsync(() -> host.run("lower/act", gate.config()));
      gate.reached().await();

      lower("1.1.0").into(plugins);
      watch.look();
      clock.advance(Duration.ofSeconds(3));
      assertThat(watch.look()).hasSize(1);

      assertThat(host.run("lower/act", "{}").summary())
          .isEqualTo("lower 1.1.0 one@1.1.0 two@1.1.0");
      gate.open().countDown();
      assertThat(running.get().summary()).isEqualTo("lower 1.0.0 one@1.0.0 two@1.0.0");
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () ->
                  host.host().unloads().size() == 4
                      && host.host().unloads().stream()
                          .allMatch(each -> each.state() == UnloadReport.State.RECLAIMED));
    }
  }
}
