package dev.moie.core.plugin;

import static dev.moie.core.testing.TestWorkspace.job;
import static dev.moie.core.testing.TestWorkspace.outcomes;
import static dev.moie.core.testing.TestWorkspace.phase;
import static dev.moie.core.testing.TestWorkspace.reportOf;
import static dev.moie.core.testing.TestWorkspace.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.core.testing.PluginJar;
import dev.moie.core.testing.TestHost;
import dev.moie.core.testing.TestWorkspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plugin that an operator switched off is not used, until it is switched on again. */
class DisabledPluginsTest {
  private static final Instant NOW = Instant.parse("2026-01-05T12:00:00.123Z");

  @TempDir Path root;

  @Test
  void its_jobs_are_inconclusive_with_the_reason_and_the_cure_also_in_an_engine_at_work()
      throws Exception {
    try (TestWorkspace workspace = new TestWorkspace(root)) {
      workspace.state(
          1, phase(1, "active", job("1.1", "pending", write("1.1")), job("1.2", "pending", "")));
      DisabledPlugins disabled = workspace.host().disabled();
      disabled.disable("probe", "the proxy is down", NOW);

      var report = workspace.beat();

      assertThat(outcomes(report)).startsWith("1.1 INCONCLUSIVE");
      assertThat(reportOf(report, "1.1").reason().toString())
          .contains("DISABLED")
          .contains("since 2026-01-05T12:00:00Z: the proxy is down")
          .contains("moie plugins enable probe");
      assertThat(workspace.ran()).isEmpty();
      assertThat(workspace.host().reports())
          .extracting(PluginReport::state)
          .containsExactly(PluginState.DISABLED);

      assertThat(disabled.enable("probe")).isPresent();
      assertThat(disabled.enable("probe")).isEmpty();
      assertThat(outcomes(workspace.beat())).startsWith("1.1 EXECUTED");
      disabled.disable("probe", "", NOW);
      assertThat(outcomes(workspace.beat())).startsWith("1.2 INCONCLUSIVE");
    }
  }

  @Test
  void what_needs_it_is_held_back_too_and_a_damaged_file_still_counts() throws Exception {
    PluginJar.probe().into(root.resolve("plugins"));
    PluginJar.hostile("user")
        .manifest("Plugin-Dependencies", "probe")
        .into(root.resolve("plugins"));
    PluginJar.hostile("plain").into(root.resolve("plugins"));
    Files.createDirectories(root.resolve(".moie/disabled"));
    Files.writeString(root.resolve(".moie/disabled/probe"), "{\"since");

    try (TestHost host = new TestHost(root)) {
      assertThat(host.report("probe").state()).isEqualTo(PluginState.DISABLED);
      assertThat(host.report("user").state()).isEqualTo(PluginState.DISABLED);
      assertThat(host.report("user").problems().get(0).message()).contains("it needs the plugin");
      assertThat(host.report("plain").state()).isEqualTo(PluginState.READY);
      assertThat(host.host().disabled().of("probe"))
          .contains(new DisabledPlugin("probe", Optional.empty(), Optional.empty()));
    }
  }

  @Test
  void a_name_that_is_no_id_leaves_the_folder_alone() {
    DisabledPlugins disabled = DisabledPlugins.in(root.resolve("disabled"));
    assertThat(disabled.of("../disabled")).isEmpty();
    assertThat(disabled.of("bad.jar")).isEmpty();
  }
}
