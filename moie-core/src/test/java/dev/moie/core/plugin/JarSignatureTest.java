package dev.moie.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.core.testing.JarSurgery;
import dev.moie.core.testing.PluginJar;
import dev.moie.core.testing.SigningKey;
import dev.moie.core.testing.TestHost;
import dev.moie.core.workspace.Workspace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A signature counts if it covers every byte that could matter, and if the settings know it. */
class JarSignatureTest {
  private static SigningKey alice;
  private static SigningKey bob;

  @TempDir Path folder;
  private Path jar;
  private TestHost host;

  @BeforeAll
  static void makeKeys() {
    alice = SigningKey.of("alice");
    bob = SigningKey.of("bob");
  }

  @BeforeEach
  void packJar() {
    jar = PluginJar.probe().into(folder.resolve("plugins"));
  }

  @AfterEach
  void close() throws Exception {
    if (host != null) {
      host.close();
    }
  }

  private PluginReport report() {
    return report(List.of());
  }

  private PluginReport report(List<String> requireSigner) {
    host =
        new TestHost(
            new Workspace(folder),
            List.of(),
            new PluginTrust(Optional.empty(), false, requireSigner, Clock.systemUTC()));
    return host.reports().get(0);
  }

  private static List<String> ids(List<PluginProblem> problems) {
    return problems.stream().map(PluginProblem::id).toList();
  }

  @Test
  void a_signed_jar_works_and_its_signer_is_named() {
    alice.sign(jar);

    PluginReport report = report();

    assertThat(report.problems()).isEmpty();
    assertThat(report.warnings()).isEmpty();
    assertThat(report.signers())
        .singleElement()
        .satisfies(
            signer -> {
              assertThat(signer.subject()).isEqualTo("CN=alice");
              assertThat(signer.fingerprint()).isEqualTo(alice.fingerprint());
              assertThat(signer.timestamped()).isFalse();
            });
    assertThat(host.verify("probe/file", "{\"path\": \"absent\"}").reason())
        .isEqualTo("there is no absent");
  }

  @Test
  void what_is_known_of_the_signer_is_kept_and_the_jar_not_read_again() throws Exception {
    alice.sign(jar);
    report();
    host.verify("probe/file", "{\"path\": \"absent\"}");
    host.close();

    assertThat(report(List.of(alice.fingerprint())).problems()).isEmpty();
    assertThat(host.host().jarsRead()).isZero();
    host.close();

    assertThat(ids(report(List.of(bob.fingerprint())).problems())).containsExactly("WRONG_SIGNER");
    assertThat(host.host().jarsRead()).isZero();
  }

  @Test
  void two_who_sign_all_of_it_are_both_named_and_one_of_them_is_enough() {
    alice.sign(jar);
    bob.sign(jar);

    assertThat(report(List.of(bob.fingerprint())).problems()).isEmpty();
    assertThat(host.reports().get(0).signers())
        .extracting(JarSigner::subject)
        .containsExactlyInAnyOrder("CN=alice", "CN=bob");
  }

  @Test
  void a_class_that_was_changed_after_signing() {
    alice.sign(jar);
    JarSurgery.change(
        jar,
        entries -> {
          byte[] code = entries.get("probe/FileVerifier.class");
          code[code.length - 1] ^= 1;
        });
    assertThat(ids(report().problems())).containsExactly("BAD_SIGNATURE");
  }

  @Test
  void an_index_that_was_changed_after_signing() {
    alice.sign(jar);
    JarSurgery.change(
        jar,
        entries -> {
          byte[] index = entries.get("META-INF/moie/types.json");
          entries.put(
              "META-INF/moie/types.json",
              (new String(index, StandardCharsets.UTF_8) + " ").getBytes(StandardCharsets.UTF_8));
        });
    assertThat(ids(report().problems())).containsExactly("BAD_SIGNATURE");
  }

  @Test
  void a_manifest_that_was_changed_after_signing() {
    alice.sign(jar);
    JarSurgery.change(
        jar,
        entries -> {
          String manifest = new String(entries.get("META-INF/MANIFEST.MF"), StandardCharsets.UTF_8);
          entries.put(
              "META-INF/MANIFEST.MF",
              manifest
                  .replace("Plugin-Version: 1.0.0", "Plugin-Version: 9.0.0")
                  .getBytes(StandardCharsets.UTF_8));
        });
    assertThat(ids(report().problems())).containsExactly("BAD_SIGNATURE");
  }

  @Test
  void a_class_that_was_added_after_signing() {
    alice.sign(jar);
    JarSurgery.put(jar, "probe/Late.class", "late");
    PluginReport report = report();
    assertThat(ids(report.problems())).containsExactly("PARTLY_SIGNED");
    assertThat(report.problems().get(0).message()).contains("probe/Late.class");
  }

  @Test
  void a_file_of_meta_inf_that_was_added_after_signing() {
    alice.sign(jar);
    JarSurgery.put(jar, "META-INF/services/some.Service", "probe.Late");
    assertThat(ids(report().problems())).containsExactly("PARTLY_SIGNED");
  }

  @Test
  void entries_of_different_signers() {
    alice.sign(jar);
    JarSurgery.put(jar, "probe/late.txt", "late");
    bob.sign(jar);
    assertThat(ids(report().problems())).containsExactly("PARTLY_SIGNED");
  }

  @Test
  void a_signature_whose_certificate_was_taken_out() {
    alice.sign(jar);
    JarSurgery.change(jar, entries -> entries.remove("META-INF/ALICE.EC"));
    assertThat(ids(report().problems())).containsExactly("BAD_SIGNATURE");
  }

  @Test
  void the_signature_of_a_library_that_was_packed_into_it() {
    JarSurgery.put(jar, "META-INF/LIBRARY.SF", "Signature-Version: 1.0\r\n\r\n");
    JarSurgery.put(jar, "META-INF/LIBRARY.RSA", "none");
    assertThat(report().problems()).isNotEmpty();
  }

  @Test
  void a_certificate_that_has_ended_is_a_warning() {
    SigningKey ended = SigningKey.ended("carol");
    ended.sign(jar);

    PluginReport report = report(List.of(ended.fingerprint()));

    assertThat(report.problems()).isEmpty();
    assertThat(ids(report.warnings())).containsExactly("EXPIRED_SIGNER");
    assertThat(report.state()).isEqualTo(PluginState.READY);
  }

  @Test
  void a_required_signer_refuses_others_and_unsigned_jars_and_no_bundled_ones() throws Exception {
    Path bundled = PluginJar.hostile("plain").into(folder.resolve("bundled"));
    assertThat(bundled).exists();
    host =
        new TestHost(
            new Workspace(folder),
            List.of(new PluginFolder(bundled.getParent(), PluginFolder.Origin.BUNDLED)),
            new PluginTrust(
                Optional.empty(), false, List.of(alice.fingerprint()), Clock.systemUTC()));
    assertThat(host.report("plain").problems()).isEmpty();
    assertThat(ids(host.report("probe").problems())).containsExactly("NOT_SIGNED");
    assertThat(host.verify("probe/file", "{\"path\": \"absent\"}").reason())
        .contains("plugins.require_signer");
    host.close();

    bob.sign(jar);
    assertThat(ids(report(List.of(alice.fingerprint())).problems()))
        .containsExactly("WRONG_SIGNER");
    host.close();
    Files.delete(jar);
    alice.sign(PluginJar.probe().into(folder.resolve("plugins")));
    assertThat(report(List.of(alice.fingerprint())).problems()).isEmpty();
  }
}
