package dev.moie.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.moie.core.testing.FailingDisk;
import dev.moie.core.testing.PluginJar;
import dev.moie.core.testing.SupplyWorkspace;
import dev.moie.core.testing.TestHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plugin leaves the drop folder with all of its jars, or stays. */
class RemovalTest {
  @TempDir Path root;
  private SupplyWorkspace workspace;

  @BeforeEach
  void twoPlugins() throws IOException {
    workspace = new SupplyWorkspace(root);
    PluginJar.hostile("plain").into(workspace.plugins(), "one.jar");
    PluginJar.hostile("plain").into(workspace.plugins(), "two.jar");
    PluginJar.probe().into(workspace.bundled());
    workspace.lock();
  }

  private List<String> ids() throws Exception {
    try (TestHost host = workspace.host()) {
      return host.reports().stream().map(PluginReport::id).toList();
    }
  }

  @Test
  void all_its_jars_go_and_its_entry_in_the_lock() throws Exception {
    Removed removed = workspace.supply().remove("plain", false);

    assertThat(removed.jars()).hasSize(2);
    assertThat(removed.locked()).isTrue();
    assertThat(removed.usedInstead()).isEmpty();
    assertThat(ids()).containsExactly("probe");
    assertThat(workspace.plugins()).isEmptyDirectory();
    assertThat(workspace.supply().lock().orElseThrow().entry("plain")).isEmpty();
  }

  @Test
  void a_jar_that_is_no_plugin_goes_by_its_name() throws Exception {
    Files.writeString(workspace.plugins().resolve("bad.jar"), "no zip");
    assertThat(workspace.supply().remove("bad.jar", false).jars()).hasSize(1);
    assertThat(ids()).doesNotContain("bad.jar");
  }

  @Test
  void a_bundled_one_stays_and_is_used_again_when_what_shadows_it_goes() throws Exception {
    assertThatThrownBy(() -> workspace.supply().remove("probe", true))
        .isInstanceOf(SupplyException.class)
        .hasMessageContaining("moie plugins disable probe");

    PluginJar.probe().manifest("Plugin-Version", "2.0.0").into(workspace.plugins());
    workspace.lock();
    Removed removed = workspace.supply().remove("probe", false);
    assertThat(removed.usedInstead()).contains(workspace.bundled().resolve("probe.jar"));
    assertThat(workspace.supply().lock().orElseThrow().entry("probe").orElseThrow().source())
        .isEqualTo("bundled");
  }

  @Test
  void one_that_another_needs_wants_force() throws Exception {
    PluginJar.hostile("user").manifest("Plugin-Dependencies", "plain").into(workspace.plugins());
    List<String> before = workspace.fingerprint();

    assertThatThrownBy(() -> workspace.supply().remove("plain", false))
        .hasMessageContaining("needed by user")
        .hasMessageContaining("--force");
    assertThat(workspace.fingerprint()).isEqualTo(before);
    assertThat(workspace.supply().remove("plain", true).broken()).containsExactly("user");
  }

  @Test
  void whichever_step_on_the_disk_fails_nothing_has_changed() throws Exception {
    List<String> before = workspace.fingerprint();
    int call = 1;
    while (true) {
      FailingDisk disk = FailingDisk.at(call, FailingDisk.Fault.IO_ERROR);
      try {
        workspace.on(disk).supply().remove("plain", false);
        break;
      } catch (IOException e) {
        assertThat(workspace.fingerprint()).as("call " + call).isEqualTo(before);
        call++;
      }
    }
    assertThat(call).isGreaterThan(8);
  }
}
