package dev.moie.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.moie.core.plugin.lock.LockDifference;
import dev.moie.core.plugin.lock.LockDifference.Kind;
import dev.moie.core.plugin.lock.LockEntry;
import dev.moie.core.plugin.lock.PluginsLock;
import dev.moie.core.testing.PluginJar;
import dev.moie.core.testing.SigningKey;
import dev.moie.core.testing.SupplyWorkspace;
import dev.moie.core.testing.TestHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A jar is what people have agreed to; else it is told, or refused. */
class PluginsLockTest {
  private static final String ABSENT = "{\"path\": \"absent\"}";

  @TempDir Path root;
  private SupplyWorkspace workspace;

  @BeforeEach
  void oneOfEach() {
    workspace = new SupplyWorkspace(root);
    PluginJar.probe().into(workspace.plugins());
    PluginJar.hostile("plain").into(workspace.bundled());
  }

  private void changeProbe() {
    PluginJar.probe().entry("readme.txt", "changed").into(workspace.plugins());
  }

  private static List<String> ids(List<PluginProblem> problems) {
    return problems.stream().map(PluginProblem::id).toList();
  }

  private static String reason(TestHost host) {
    return host.verify("probe/file", ABSENT).reason();
  }

  @Test
  void the_file_is_stable_and_says_where_each_came_from() throws Exception {
    workspace.lock();
    String first = Files.readString(workspace.lockFile());
    workspace.lock();

    assertThat(Files.readString(workspace.lockFile())).isEqualTo(first).endsWith("}\n");
    assertThat(first.lines().map(String::strip).filter(line -> line.contains("\"id\"")).toList())
        .containsExactly("\"id\": \"plain\",", "\"id\": \"probe\",");
    PluginsLock lock = workspace.supply().lock().orElseThrow();
    assertThat(lock.entry("plain").map(LockEntry::source)).contains("bundled");
    assertThat(lock.entry("probe").map(LockEntry::source)).contains("probe.jar");
    assertThat(first).doesNotContain(root.toString());
  }

  @Test
  void a_changed_jar_is_told_and_used_unless_a_lock_is_required() throws Exception {
    workspace.lock();
    changeProbe();

    try (TestHost host = workspace.host()) {
      assertThat(ids(host.report("probe").warnings())).containsExactly("NOT_AS_LOCKED");
      assertThat(host.report("probe").problems()).isEmpty();
      assertThat(host.report("probe").state()).isEqualTo(PluginState.READY);
      assertThat(reason(host)).isEqualTo("there is no absent");
    }
    try (TestHost host = workspace.demand(true).host()) {
      assertThat(ids(host.report("probe").problems())).containsExactly("NOT_AS_LOCKED");
      assertThat(host.report("probe").state()).isEqualTo(PluginState.REFUSED);
      assertThat(host.verify("probe/file", ABSENT).holds()).isFalse();
      assertThat(reason(host)).contains("was refused").contains("moie plugins lock");
      assertThat(host.host().jarsRead()).isZero();
    }
    workspace.lock();
    try (TestHost host = workspace.host()) {
      assertThat(host.report("probe").problems()).isEmpty();
      assertThat(reason(host)).isEqualTo("there is no absent");
    }
  }

  @Test
  void a_jar_that_the_lock_does_not_have() throws Exception {
    workspace.lock();
    PluginJar.hostile("late").into(workspace.plugins());

    try (TestHost host = workspace.host()) {
      assertThat(ids(host.report("late").warnings())).containsExactly("NOT_LOCKED");
    }
    try (TestHost host = workspace.demand(true).host()) {
      assertThat(ids(host.report("late").problems())).containsExactly("NOT_LOCKED");
      assertThat(host.report("probe").problems()).isEmpty();
    }
  }

  @Test
  void a_newer_jar_that_nobody_agreed_to_does_not_take_the_place_of_the_locked_one()
      throws Exception {
    workspace.lock();
    PluginJar.probe().manifest("Plugin-Version", "9.0.0").into(workspace.plugins(), "evil.jar");

    try (TestHost host = workspace.demand(true).host()) {
      assertThat(host.provider("probe/file")).contains("probe 1.0.0");
    }
  }

  @Test
  void without_any_lock_a_required_one_refuses_all_but_the_bundled() throws Exception {
    try (TestHost host = workspace.host()) {
      assertThat(host.report("probe").warnings()).isEmpty();
    }
    try (TestHost host = workspace.demand(true).host()) {
      assertThat(ids(host.report("probe").problems())).containsExactly("NOT_LOCKED");
      assertThat(host.report("plain").problems()).isEmpty();
    }
  }

  @Test
  void a_new_version_of_the_program_stops_no_workspace_and_is_a_difference() throws Exception {
    workspace.lock();
    PluginJar.hostile("plain").manifest("Plugin-Version", "1.0.1").into(workspace.bundled());

    try (TestHost host = workspace.demand(true).host()) {
      assertThat(host.report("plain").problems()).isEmpty();
      assertThat(host.report("plain").warnings()).isEmpty();
    }
    assertThat(differences()).containsExactly("plain CHANGED");
  }

  @Test
  void what_takes_the_place_of_a_bundled_plugin_is_not_bundled() throws Exception {
    workspace.lock();
    PluginJar.hostile("plain").manifest("Plugin-Version", "1.0.1").into(workspace.plugins());

    try (TestHost host = workspace.demand(true).host()) {
      assertThat(
              host.reports().stream()
                  .filter(report -> report.origin() == PluginFolder.Origin.WORKSPACE)
                  .filter(report -> report.id().equals("plain"))
                  .flatMap(report -> report.problems().stream())
                  .map(PluginProblem::id))
          .containsExactly("NOT_AS_LOCKED");
      assertThat(host.provider("plain/act")).contains("plain 1.0.0");
    }
  }

  private List<String> differences() throws IOException {
    PluginsLock lock = workspace.supply().lock().orElseThrow();
    return lock.differences(workspace.supply().present(lock)).stream()
        .map(difference -> difference.id() + " " + difference.kind())
        .toList();
  }

  @Test
  void differences_are_told_by_plugin() throws Exception {
    workspace.lock();
    assertThat(differences()).isEmpty();

    Files.delete(workspace.plugins().resolve("probe.jar"));
    PluginJar.hostile("late").into(workspace.plugins());
    assertThat(differences()).containsExactly("late ADDED", "probe MISSING");

    PluginJar.probe().entry("readme.txt", "changed").into(workspace.plugins());
    assertThat(differences()).containsExactly("late ADDED", "probe CHANGED");
    assertThat(Kind.valueOf("SAME"))
        .isEqualTo(
            new LockDifference(
                    "a",
                    workspace.supply().lock().orElseThrow().entry("probe"),
                    workspace.supply().lock().orElseThrow().entry("probe"))
                .kind());
  }

  @Test
  void another_signer_is_told() throws Exception {
    SigningKey alice = SigningKey.of("alice");
    alice.sign(workspace.plugins().resolve("probe.jar"));
    workspace.lock();
    assertThat(Files.readString(workspace.lockFile())).contains(alice.fingerprint(), "CN=alice");

    changeProbe();

    try (TestHost host = workspace.host()) {
      assertThat(host.report("probe").warnings().get(0).message())
          .contains("its signer is another");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<<<<<<< HEAD | line 1 is not JSON",
        "{}           | its \"format\" is",
        "{\"format\": 2, \"plugins\": []} | its \"format\" is 2, not 1",
        "{\"format\": 1} | no list of \"plugins\"",
        "{\"format\": 1, \"plugins\": [{\"id\": \"../x\"}]} | no id of a plugin",
        "{\"format\": 1, \"plugins\": [{\"id\": \"x\", \"sha256\": \"AB\"}]} | 64 digits",
        "{\"format\": 1, \"plugins\": [{\"id\": \"x\"}]} | the plugin \"x\" has no \"sha256\"",
      })
  void a_lock_that_cannot_be_used_is_told_and_where_required_refuses(String text, String message)
      throws Exception {
    Files.writeString(workspace.lockFile(), text);

    assertThatThrownBy(() -> workspace.supply().lock())
        .hasMessageContaining("plugins.lock")
        .hasMessageContaining(message);
    try (TestHost host = workspace.host()) {
      assertThat(ids(host.host().problems())).containsExactly("LOCK_UNREADABLE");
      assertThat(reason(host)).isEqualTo("there is no absent");
    }
    try (TestHost host = workspace.demand(true).host()) {
      assertThat(ids(host.report("probe").problems())).containsExactly("LOCK_UNREADABLE");
      assertThat(reason(host)).contains(message).contains("every jar is refused");
    }
  }
}
