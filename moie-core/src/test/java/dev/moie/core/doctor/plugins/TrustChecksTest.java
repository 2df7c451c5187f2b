package dev.moie.core.doctor.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.core.doctor.Doctor;
import dev.moie.core.doctor.Examination;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.Scene;
import dev.moie.core.doctor.Severity;
import dev.moie.core.plugin.DisabledPlugins;
import dev.moie.core.testing.JarSurgery;
import dev.moie.core.testing.PluginJar;
import dev.moie.core.testing.SigningKey;
import dev.moie.core.testing.SupplyWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor says of jars that the workspace does not trust, or does not want used. */
class TrustChecksTest {
  private static final String COMMAND =
      """
      package ID;
      import dev.moie.api.command.*;
      @CommandName(value = "NAME", summary = "Greets people")
      public final class Greet implements PluginCommand {
        @Override public int run(java.util.List<String> arguments, CommandIo io) { return 0; }
      }
      """;

  @TempDir Path folder;
  private Scene scene;

  @BeforeEach
  void goodNeighbour() {
    scene = new Scene(folder).healthy();
  }

  @AfterEach
  void close() throws Exception {
    scene.close();
  }

  private Path bad() {
    return PluginJar.hostile("bad").into(scene.plugins());
  }

  private void lock() throws IOException {
    new SupplyWorkspace(scene.workspace().root()).lock();
  }

  /** What a check says, word for word; and that it is the one to say it. */
  private void golden(String id, String variant, Severity severity) {
    List<Finding> findings = scene.findings(Scene.check(id));
    scene.assertGolden(Scene.check(id), variant, findings);
    assertThat(findings).isNotEmpty().allMatch(finding -> finding.severity() == severity);
    assertThat(scene.findings(Scene.check("plugin-other"))).isEmpty();
  }

  @Test
  void a_jar_that_was_changed_after_it_was_signed() {
    Path jar = SigningKey.of("alice").sign(bad());
    JarSurgery.change(jar, entries -> entries.get("bad/Check.class")[20] ^= 1);
    golden("plugin-bad-signature", "", Severity.PROBLEM);
  }

  @Test
  void a_jar_to_which_something_was_added_after_it_was_signed() {
    JarSurgery.put(SigningKey.of("alice").sign(bad()), "bad/Late.class", "late");
    golden("plugin-partly-signed", "", Severity.PROBLEM);
  }

  @Test
  void jars_that_nobody_has_signed_and_that_somebody_else_has() {
    scene.demand(false, SigningKey.of("bob").fingerprint());
    SigningKey.of("alice").sign(bad());
    golden("plugin-not-signed", "", Severity.PROBLEM);
    golden("plugin-wrong-signer", "", Severity.PROBLEM);
  }

  @Test
  void a_signer_whose_certificate_has_ended_is_a_warning() {
    scene.demand(false);
    SigningKey.ended("carol").sign(bad());
    golden("plugin-expired-signer", "", Severity.WARNING);
  }

  @Test
  void a_jar_that_is_not_in_the_lock_is_a_problem_only_where_it_is_refused() throws Exception {
    lock();
    bad();
    scene.demand(true);
    golden("plugin-not-locked", "", Severity.PROBLEM);
    scene.close();

    scene = new Scene(folder).demand(false);
    golden("plugin-not-locked", "told", Severity.WARNING);
  }

  @Test
  void a_jar_that_is_not_as_in_the_lock_is_a_problem_only_where_it_is_refused() throws Exception {
    lock();
    PluginJar.probe().manifest("Plugin-Version", "1.1.0").into(scene.plugins());
    scene.demand(true);
    golden("plugin-not-as-locked", "", Severity.PROBLEM);
    scene.close();

    scene = new Scene(folder).demand(false);
    golden("plugin-not-as-locked", "told", Severity.WARNING);
  }

  @Test
  void a_lock_that_is_none() throws Exception {
    Files.writeString(scene.workspace().pluginsLock(), "{\"format\": 9}");
    scene.demand(true);
    golden("plugin-lock-file", "", Severity.PROBLEM);
    scene.close();

    scene = new Scene(folder).demand(false);
    golden("plugin-lock-file", "told", Severity.PROBLEM);
  }

  @Test
  void commands_whose_names_others_have() {
    for (String id : List.of("early", "later", "taker")) {
      String name = id.equals("taker") ? "status" : "greet";
      PluginJar.of(id)
          .source(id + ".Greet", COMMAND.replace("ID", id).replace("NAME", name))
          .into(scene.plugins());
    }
    golden("plugin-command-taken", "", Severity.WARNING);
  }

  @Test
  void a_plugin_that_is_switched_off_is_nothing_to_worry_about() throws Exception {
    bad();
    PluginJar.hostile("needy").manifest("Plugin-Dependencies", "bad").into(scene.plugins());
    DisabledPlugins.in(scene.workspace().disabledPlugins())
        .disable("bad", "too slow", Instant.parse("2090-01-04T00:00:00Z"));
    golden("plugin-disabled", "", Severity.INFO);

    List<Examination> all = new Doctor().examine(PluginChecks.all(), scene.setup());
    assertThat(all).allMatch(each -> each.severity().compareTo(Severity.INFO) <= 0, "all is well");

    scene.jobs("'verify': {'uses': 'bad/check'}");
    assertThat(scene.findings(Scene.check("job-type-missing")))
        .containsExactly(
            Finding.problem(
                "job 1.1, verify",
                "uses bad/check, but its plugin is not used: see plugins/bad.jar",
                "moie plugins enable bad"));
  }
}
