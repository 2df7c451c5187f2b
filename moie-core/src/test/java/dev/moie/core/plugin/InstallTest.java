package dev.moie.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.moie.core.plugin.lock.LockEntry;
import dev.moie.core.testing.FailingDisk;
import dev.moie.core.testing.FailingDisk.Fault;
import dev.moie.core.testing.PluginJar;
import dev.moie.core.testing.SigningKey;
import dev.moie.core.testing.SupplyWorkspace;
import dev.moie.core.testing.TestHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A jar comes into the drop folder whole and verified, or nothing changes at all. */
class InstallTest {
  private static final String VERIFIER =
      """
      package good;
      import dev.moie.api.*;
      @JobType(value = "good/check", summary = "Checks")
      public final class Check implements Verifier<NoConfig> {
        static {
          try {
            java.nio.file.Files.createFile(java.nio.file.Path.of(System.getProperty("moie.test.marker")));
          } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        }
        @Override public Verification verify(NoConfig config, JobContext job) {
          return Verification.verified("held");
        }
      }
      """;

  @TempDir Path root;
  @TempDir Path elsewhere;
  private SupplyWorkspace workspace;
  private Path marker;

  @BeforeEach
  void emptyWorkspace() {
    workspace = new SupplyWorkspace(root);
    marker = elsewhere.resolve("marker");
    System.setProperty("moie.test.marker", marker.toString());
  }

  private PluginJar good(String version) {
    return PluginJar.of("good").manifest("Plugin-Version", version).source("good.Check", VERIFIER);
  }

  private Path good(String version, String fileName) {
    return good(version).into(elsewhere, fileName);
  }

  private void refused(Path jar, String... words) throws IOException {
    List<String> before = workspace.fingerprint();
    assertThatThrownBy(() -> workspace.install(jar))
        .isInstanceOf(IOException.class)
        .message()
        .contains(words)
        .doesNotContain("staged-plugin");
    assertThat(workspace.fingerprint()).isEqualTo(before);
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(workspace.plugins())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void a_jar_is_installed_under_its_id_and_works_and_none_of_its_code_runs_before()
      throws Exception {
    Path jar = good("1.0.0", "downloaded (1).jar");

    Installed installed = workspace.install(jar);

    assertThat(installed.jar()).isEqualTo(workspace.plugins().resolve("good.jar"));
    assertThat(installed.source()).isEqualTo("downloaded (1).jar");
    assertThat(installed.changed()).isTrue();
    assertThat(installed.locked()).isFalse();
    assertThat(names()).containsExactly("good.jar");
    assertThat(Files.getPosixFilePermissions(installed.jar()).toString()).contains("OTHERS_READ");
    try (TestHost host = workspace.host()) {
      assertThat(host.report("good").sha256()).isEqualTo(installed.sha256());
      workspace.lock();
      assertThat(marker).doesNotExist();
      assertThat(host.verify("good/check", "{}").holds()).isTrue();
    }
    assertThat(marker).exists();
  }

  @Test
  void a_newer_version_takes_the_name_of_the_earlier_jar_which_is_kept() throws Exception {
    good("1.0.0").into(workspace.plugins(), "any-name.jar");
    byte[] earlier = Files.readAllBytes(workspace.plugins().resolve("any-name.jar"));

    Installed installed = workspace.install(good("1.1.0", "good.jar"));

    assertThat(installed.replaced()).contains("1.0.0");
    assertThat(names()).containsExactly(".good.previous", "any-name.jar");
    assertThat(workspace.plugins().resolve(".good.previous")).hasBinaryContent(earlier);
    try (TestHost host = workspace.host()) {
      assertThat(host.provider("good/check")).contains("good 1.1.0");
    }
    Installed back = workspace.install(installed.previous().orElseThrow().toString(), true);
    assertThat(back.version()).isEqualTo("1.0.0");
    assertThat(workspace.plugins().resolve("any-name.jar")).hasBinaryContent(earlier);
  }

  @Test
  void the_same_jar_again_changes_nothing() throws Exception {
    Path jar = good("1.0.0", "good.jar");
    workspace.install(jar);
    List<String> before = workspace.fingerprint();

    Installed again = workspace.install(jar);

    assertThat(again.changed()).isFalse();
    assertThat(again.replaced()).isEmpty();
    assertThat(workspace.fingerprint()).isEqualTo(before);
  }

  @Test
  void an_older_version_and_the_same_with_other_bytes_want_force() throws Exception {
    workspace.install(good("1.1.0", "good.jar"));

    Path older = good("1.0.0", "older.jar");
    refused(older, "newer version 1.1.0", "--force");
    assertThat(workspace.install(older.toString(), true).version()).isEqualTo("1.0.0");

    Path other = good("1.0.0").entry("readme.txt", "other bytes").into(elsewhere, "other.jar");
    refused(other, "same version 1.0.0", "--force");
    assertThat(workspace.install(other.toString(), true).changed()).isTrue();
  }

  @Test
  void a_jar_that_cannot_be_used_may_be_replaced_by_any_that_can() throws Exception {
    good("2.0.0").manifest("Plugin-Requires", ">=7.0.0").into(workspace.plugins());

    assertThat(workspace.install(good("1.0.0", "good.jar")).replaced()).contains("2.0.0");
  }

  @Test
  void a_bundled_plugin_is_not_shadowed_without_force() throws Exception {
    good("1.0.0").into(workspace.bundled());

    Path jar = good("1.1.0", "good.jar");
    refused(jar, "the name of a bundled plugin", "--force");
    assertThat(workspace.install(jar.toString(), true).overrides())
        .contains(workspace.bundled().resolve("good.jar"));
    // Once that is agreed to, a newer one is as any other.
    workspace.install(good("1.2.0", "newer.jar"));
  }

  @Test
  void whatever_is_wrong_with_a_jar_refuses_it_with_the_cure() throws Exception {
    refused(elsewhere.resolve("absent.jar"), "absent.jar is not there");
    refused(elsewhere, "is no file");
    refused(
        Files.writeString(elsewhere.resolve("text.jar"), "no zip"),
        "text.jar",
        "NOT_A_JAR",
        "copy");
    refused(good("1.0.0").manifest("Plugin-Id", null).into(elsewhere, "a.jar"), "NO_PLUGIN_ID");
    refused(good("one").into(elsewhere), "BAD_VERSION");
    refused(good("1.0.0").manifest("Plugin-Requires", ">=2.0.0").into(elsewhere), "API_MISMATCH");
    refused(PluginJar.of("good").into(elsewhere), "NO_INDEX");
    refused(good("1.0.0").entry("dev/moie/api/Verifier.class", "x").into(elsewhere), "BUNDLED_API");
    refused(
        good("1.0.0").manifest("Plugin-Id", "worse").into(elsewhere), "WRONG_PREFIX", "good/check");
    refused(
        good("1.0.0").manifest("Plugin-Dependencies", "absent@>=1.0.0").into(elsewhere),
        "MISSING_DEPENDENCY",
        "absent",
        "install that plugin");
    refused(
        good("1.0.0")
            .entry(
                "good/Check.class",
                new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, 99})
            .into(elsewhere),
        "CLASS_TOO_NEW");
    assertThat(workspace.plugins()).doesNotExist();
    assertThat(marker).doesNotExist();
  }

  @Test
  void a_wrong_hash_refuses_it_and_the_right_one_does_not() throws Exception {
    Path jar = good("1.0.0", "good.jar");
    String right = JarReader.sha256(jar);

    assertThatThrownBy(() -> workspace.install(jar.toString(), false, "0".repeat(64)))
        .hasMessageContaining(right)
        .hasMessageContaining("not the jar that you mean");
    assertThat(workspace.plugins()).doesNotExist();
    assertThat(workspace.install(jar.toString(), false, right).changed()).isTrue();
  }

  @Test
  void a_signature_is_asked_for_before_anything_is_moved() throws Exception {
    SigningKey alice = SigningKey.of("alice");
    workspace.demand(false, alice.fingerprint());
    Path jar = good("1.0.0", "good.jar");

    refused(jar, "NOT_SIGNED", "plugins.require_signer");
    alice.sign(jar);
    assertThat(workspace.install(jar).signers())
        .extracting(JarSigner::subject)
        .containsExactly("CN=alice");
  }

  @Test
  void a_version_that_would_break_another_plugin_wants_force() throws Exception {
    workspace.install(good("1.0.0", "good.jar"));
    PluginJar.of("user")
        .manifest("Plugin-Dependencies", "good@>=1.0.0 & <2.0.0")
        .source(
            "user.Check",
            VERIFIER.replace("package good", "package user").replace("good/check", "user/check"))
        .into(workspace.plugins());

    Path two = good("2.0.0", "two.jar");
    refused(two, "\"user\" would not work any more", "in version >=1.0.0 & <2.0.0", "--force");
    assertThat(workspace.install(two.toString(), true).version()).isEqualTo("2.0.0");
  }

  @Test
  void what_has_the_name_already_is_not_overwritten() throws Exception {
    Files.createDirectories(workspace.plugins().resolve("good.jar"));
    refused(good("1.0.0", "good.jar"), "is no jar of the plugin \"good\"", "move it away");
    Files.delete(workspace.plugins().resolve("good.jar"));

    good("1.0.0").into(workspace.plugins(), "one.jar");
    good("1.1.0").into(workspace.plugins(), "two.jar");
    refused(good("1.2.0", "three.jar"), "several jars", "one.jar, two.jar");
  }

  @Test
  void a_lock_that_is_there_is_kept_in_step() throws Exception {
    PluginJar.hostile("plain").into(workspace.plugins());
    workspace.lock();
    workspace.demand(true);

    Installed installed = workspace.install(good("1.0.0", "good.jar"));

    assertThat(installed.locked()).isTrue();
    assertThat(workspace.supply().lock().orElseThrow().entries())
        .extracting(LockEntry::id)
        .containsExactly("good", "plain");
    try (TestHost host = workspace.host()) {
      assertThat(host.verify("good/check", "{}").holds()).isTrue();
    }
    Files.writeString(workspace.lockFile(), "<<<<<<< HEAD\n");
    refused(good("1.1.0", "good.jar"), "plugins.lock cannot be used", "mend it first");
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void whichever_step_on_the_disk_fails_nothing_has_changed(Fault fault) throws Exception {
    Path here = good("1.0.0").into(workspace.plugins());
    workspace.lock();
    byte[] earlier = Files.readAllBytes(here);
    byte[] lock = Files.readAllBytes(workspace.lockFile());
    Path jar = good("1.1.0", "newer.jar");
    List<String> before = workspace.fingerprint();
    int failed = 0;
    for (int call = 1; ; call++) {
      FailingDisk disk = FailingDisk.at(call, fault);
      workspace.on(disk);
      try {
        workspace.install(jar);
        if (disk.calls() < call) {
          break;
        }
        // What failed stops nothing: how the earlier jar is kept.
        assertThat(here).hasSameBinaryContentAs(jar);
        Files.deleteIfExists(workspace.plugins().resolve(".good.previous"));
        Files.write(here, earlier);
        Files.write(workspace.lockFile(), lock);
      } catch (IOException e) {
        failed++;
      }
      assertThat(workspace.fingerprint()).as("call " + call).isEqualTo(before);
    }
    assertThat(failed).isGreaterThan(10);
    assertThat(workspace.supply().lock().orElseThrow().entry("good").orElseThrow().version())
        .isEqualTo("1.1.0");
  }

  @Test
  void what_a_killed_installation_has_left_is_no_plugin_and_is_swept() throws Exception {
    Path left = workspace.plugins().resolve(".staged-plugin.1-2-3.tmp");
    good("1.0.0").into(workspace.plugins(), left.getFileName().toString());
    try (TestHost host = workspace.host()) {
      assertThat(host.reports()).isEmpty();
    }
    workspace.install(good("1.0.0", "good.jar"));
    assertThat(names()).containsExactly("good.jar");
  }

  @Test
  void two_at_once_do_not_meet() throws Exception {
    Path jar = good("1.0.0", "good.jar");
    Files.createDirectories(root.resolve(".moie"));
    List<String> before = new ArrayList<>(workspace.fingerprint());
    try (SupplyLock held = SupplyLock.take(root.resolve(".moie/install.lock"))) {
      assertThatThrownBy(() -> workspace.install(jar)).hasMessageContaining("try again");
    }
    assertThat(workspace.fingerprint()).isEqualTo(before);
    workspace.install(jar);
  }
}
