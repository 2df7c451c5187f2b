package dev.moie.core.engine;

import static dev.moie.core.testing.TestWorkspace.bare;
import static dev.moie.core.testing.TestWorkspace.job;
import static dev.moie.core.testing.TestWorkspace.outcomes;
import static dev.moie.core.testing.TestWorkspace.phase;
import static dev.moie.core.testing.TestWorkspace.reportOf;
import static dev.moie.core.testing.TestWorkspace.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.api.BeatOutcome;
import dev.moie.core.io.Disk;
import dev.moie.core.log.Execution;
import dev.moie.core.log.HistoryQuery;
import dev.moie.core.plugin.DisabledPlugins;
import dev.moie.core.plugin.PluginReport;
import dev.moie.core.plugin.PluginState;
import dev.moie.core.plugin.PluginTrust;
import dev.moie.core.testing.PluginJar;
import dev.moie.core.testing.TestWorkspace;
import dev.moie.core.testing.WardenJar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A policy stands before every action, and before nothing else. */
class PoliciesTest {
  private TestWorkspace workspace;

  @BeforeEach
  void open(@TempDir Path root) {
    WardenJar.make().into(root.resolve("plugins"));
    workspace = new TestWorkspace(root);
    workspace.state(1, phase(1, "active", job("1.1", "pending", write("1.1"))));
  }

  @AfterEach
  void close() throws Exception {
    workspace.close();
  }

  private List<String> heard() {
    return workspace.text("heard.txt").lines().toList();
  }

  private List<Execution> history(String job) {
    return workspace
        .log()
        .history(new HistoryQuery(Optional.of(job), false, Optional.empty(), 100));
  }

  @Test
  void without_the_file_of_the_policy_nothing_is_asked_and_its_plugin_is_not_loaded() {
    assertThat(outcomes(workspace.beat())).containsExactly("1.1 EXECUTED");

    PluginReport report =
        workspace.host().reports().stream()
            .filter(each -> each.id().equals("warden"))
            .findFirst()
            .orElseThrow();
    assertThat(report.state()).isEqualTo(PluginState.READY);
    assertThat(report.policies()).containsExactly("warden.Warden");
    assertThat(heard()).isEmpty();
  }

  @Test
  void what_is_denied_does_not_run_and_says_why_and_is_recorded_once() {
    workspace.file("warden.txt", "deny rule 7 forbids it");

    BeatReport report = workspace.beat();
    workspace.beat();

    assertThat(report.outcome()).isEqualTo(BeatOutcome.DENIED);
    assertThat(report.hasProblem()).isTrue();
    assertThat(reportOf(report, "1.1").reason())
        .isEqualTo("policy warden denies it: rule 7 forbids it");
    assertThat(workspace.ran()).isEmpty();
    assertThat(workspace.jobOnDisk("1.1").path("last_result").path("outcome").asText())
        .isEqualTo("DENIED");
    assertThat(history("1.1"))
        .extracting(each -> each.kind() + " " + each.outcome().orElseThrow())
        .containsExactly("REFUSAL DENIED");
    assertThat(heard())
        .containsExactly(
            "DENIED 1.1 warden: policy warden denies it: rule 7 forbids it",
            "finished 1.1 DENIED",
            "finished 1.1 DENIED");
  }

  @Test
  void what_is_allowed_is_told_before_it_runs() {
    workspace.file("warden.txt", "allow");

    assertThat(outcomes(workspace.beat())).containsExactly("1.1 EXECUTED");
    assertThat(heard()).containsExactly("ALLOWED 1.1 warden: ", "finished 1.1 EXECUTED");
  }

  @Test
  void a_verification_is_never_asked_about() {
    workspace.file("warden.txt", "deny everything").file("1.1", "yes");

    assertThat(outcomes(workspace.beat())).containsExactly("1.1 VERIFIED");
    assertThat(heard()).containsExactly("finished 1.1 VERIFIED");
  }

  @Test
  void a_policy_knows_the_action_its_configuration_with_defaults_and_its_limits() {
    workspace.state(
        1,
        phase(
            1,
            "active",
            job(
                "1.1",
                "pending",
                write("1.1") + ", 'timeout': 'PT9S', 'retry': {'max_attempts': 5}")));
    workspace.file("warden.txt", "tell");

    assertThat(reportOf(workspace.beat(), "1.1").reason())
        .contains("probe/write {")
        .contains("path=1.1", "fail=false")
        .endsWith("} HEARTBEAT 1/5 PT9S 1 probe 1.0.0");
  }

  @ParameterizedTest
  @CsvSource({
    "explode, it threw java.lang.IllegalStateException: no such verb",
    "null, warden.Warden returned null",
    "sleep, timed out after PT2S",
  })
  void a_policy_that_gives_no_answer_lets_nothing_through(String verb, String why) {
    workspace.file("warden.txt", verb);

    BeatReport report = workspace.beat();

    assertThat(outcomes(report)).containsExactly("1.1 INCONCLUSIVE");
    assertThat(reportOf(report, "1.1").reason())
        .startsWith("policy warden could not decide, so nothing is run: ")
        .contains(why.replace("java.lang.", ""));
    assertThat(workspace.ran()).isEmpty();
  }

  @Test
  void a_policy_whose_jar_is_refused_lets_nothing_through_until_it_is_switched_off()
      throws Exception {
    workspace.close();
    Path root = workspace.workspace().root();
    WardenJar.make().manifest("Plugin-Requires", ">=9.0.0").into(root.resolve("plugins"));
    workspace = new TestWorkspace(root);
    workspace.file("warden.txt", "allow");

    assertThat(reportOf(workspace.beat(), "1.1").reason())
        .startsWith("policy warden could not decide, so nothing is run: ")
        .contains("9.0.0");

    DisabledPlugins.in(workspace.workspace().disabledPlugins())
        .disable("warden", "", Instant.EPOCH);
    assertThat(outcomes(workspace.beat())).containsExactly("1.1 EXECUTED");
  }

  @ParameterizedTest
  @CsvSource({"absent, there is no such plugin", "probe, it has no policies", "warden, warden.txt"})
  void a_policy_that_is_demanded_has_to_be_there(String id, String why) throws Exception {
    workspace.close();
    PluginTrust trust =
        new PluginTrust(Optional.empty(), false, List.of(), Clock.systemUTC(), List.of(id));
    workspace = new TestWorkspace(workspace.workspace().root(), Disk.LOCAL, trust);

    BeatReport report = workspace.beat();

    assertThat(outcomes(report)).containsExactly("1.1 INCONCLUSIVE");
    assertThat(reportOf(report, "1.1").reason())
        .startsWith("policy " + id + " could not decide, so nothing is run: ")
        .contains(why)
        .endsWith("moie.yaml demands it (plugins.require_policies)");
    assertThat(workspace.ran()).isEmpty();
  }

  @Test
  void all_policies_have_to_allow_it_and_the_strictest_word_counts() {
    workspace.file("warden.txt", "ask first");
    PluginJar.of("second")
        .source(
            "second.No",
            """
            package second;
            import dev.moie.api.policy.*;
            @org.pf4j.Extension
            public final class No implements Policy {
              @Override public Decision decide(ActionRequest request) { return Decision.deny("no"); }
            }
            """)
        .into(workspace.workspace().plugins());

    BeatReport report = workspace.beat();

    assertThat(outcomes(report)).containsExactly("1.1 DENIED");
    assertThat(reportOf(report, "1.1").reason()).isEqualTo("policy second denies it: no");
  }

  @Test
  void a_cyclic_job_that_is_denied_stays_due() {
    workspace.state(
        1,
        phase(
            1,
            "active",
            bare("1.1", "cyclic", "'run': {'uses': 'probe/write'}, 'schedule': 'PT1H'")));
    workspace.file("warden.txt", "tell");

    BeatReport denied = workspace.beat();
    workspace.file("warden.txt", "allow");

    assertThat(outcomes(denied)).containsExactly("1.1 DENIED");
    assertThat(reportOf(denied, "1.1").reason()).contains(" SCHEDULE 1/");
    assertThat(outcomes(workspace.beat())).containsExactly("1.1 CYCLIC_RAN");
  }

  @Test
  void a_simulation_tells_what_policies_would_say_and_changes_nothing() {
    workspace.file("warden.txt", "ask nicely");
    workspace.beat();
    List<String> before = workspace.fingerprint();

    BeatReport report = workspace.simulate(true);

    assertThat(outcomes(report)).containsExactly("1.1 APPROVAL_REQUIRED");
    assertThat(workspace.fingerprint()).isEqualTo(before);
    assertThat(Files.exists(workspace.workspace().root().resolve("1.1"))).isFalse();
  }
}
