package dev.moie.core.engine;

import static dev.moie.core.testing.TestWorkspace.bare;
import static dev.moie.core.testing.TestWorkspace.job;
import static dev.moie.core.testing.TestWorkspace.outcomes;
import static dev.moie.core.testing.TestWorkspace.phase;
import static dev.moie.core.testing.TestWorkspace.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.api.BeatOutcome;
import dev.moie.core.testing.TestWorkspace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a phase is completed, and what comes after it. */
class PhasesTest {
  private static final String CYCLIC_WITHOUT_ACTION =
      bare("5.1", "cyclic", "'verification_cmd': 'false'");

  private TestWorkspace workspace;

  @BeforeEach
  void open(@TempDir Path root) {
    workspace = new TestWorkspace(root);
  }

  @AfterEach
  void close() throws Exception {
    workspace.close();
  }

  private int current() {
    return workspace.onDisk().path("meta").path("current_phase").asInt();
  }

  private String status(int index) {
    return workspace.onDisk().path("phases").path(index).path("status").asText();
  }

  @Test
  void phase_2_of_1_2_and_5_is_followed_by_5() {
    workspace.state(
        2,
        phase(1, "completed", bare("1.1", "completed", "")),
        phase(2, "active", job("2.1", "pending", write("2.1"))),
        phase(5, "locked", CYCLIC_WITHOUT_ACTION));

    BeatReport report = workspace.beat();

    assertThat(report.outcome()).isEqualTo(BeatOutcome.PROMOTED);
    assertThat(report.promoted()).containsExactly(5);
    assertThat(report.sovereign()).isFalse();
    assertThat(current()).isEqualTo(5);
    assertThat(status(1)).isEqualTo("completed");
    assertThat(status(2)).isEqualTo("active");
  }

  @Test
  void one_beat_goes_through_all_phases_and_monitors() {
    workspace.state(
        1,
        phase(1, "active", job("1.1", "pending", write("1.1"))),
        phase(2, "locked", job("2.1", "pending", write("2.1"))),
        phase(5, "locked", bare("5.1", "cyclic", "'run': {'uses': 'probe/write'}")));

    BeatReport report = workspace.beat();

    assertThat(outcomes(report)).containsExactly("1.1 EXECUTED", "2.1 EXECUTED", "5.1 CYCLIC_RAN");
    assertThat(report.promoted()).containsExactly(2, 5);
    assertThat(workspace.beat().outcome()).isEqualTo(BeatOutcome.MONITORING);
  }

  @Test
  void a_single_step_makes_one_transition() {
    workspace.state(
        1,
        phase(
            1, "active", job("1.1", "pending", write("1.1")), job("1.2", "pending", write("1.2"))),
        phase(2, "locked", job("2.1", "pending", write("2.1"))));

    assertThat(outcomes(workspace.beat(true))).containsExactly("1.1 EXECUTED");
    assertThat(workspace.jobOnDisk("1.2").path("status").asText()).isEqualTo("pending");
    assertThat(outcomes(workspace.beat(true))).containsExactly("1.2 EXECUTED");
    assertThat(current()).isEqualTo(1);
    assertThat(workspace.beat(true).promoted()).containsExactly(2);
    assertThat(workspace.jobOnDisk("2.1").path("status").asText()).isEqualTo("pending");
  }

  @Test
  void the_last_phase_without_cyclic_jobs_makes_the_system_sovereign() {
    workspace.state(1, phase(1, "active", job("1.1", "pending", write("1.1"))));

    BeatReport first = workspace.beat();
    BeatReport second = workspace.beat();

    assertThat(first.sovereign()).isTrue();
    assertThat(first.outcome()).isEqualTo(BeatOutcome.PROGRESSED);
    assertThat(second.outcome()).isEqualTo(BeatOutcome.SOVEREIGN);
    assertThat(current()).isEqualTo(1);
    assertThat(status(0)).isEqualTo("completed");
    assertThat(workspace.text("research_logs/system_journal.md"))
        .contains("ALL PHASES COMPLETE. SYSTEM IS SOVEREIGN.");
  }

  @Test
  void the_last_phase_with_cyclic_jobs_stays_active() {
    workspace.state(
        1, phase(1, "active", job("1.1", "pending", write("1.1")), CYCLIC_WITHOUT_ACTION));

    BeatReport report = workspace.beat();

    assertThat(report.sovereign()).isFalse();
    assertThat(status(0)).isEqualTo("active");
    assertThat(workspace.beat().outcome()).isEqualTo(BeatOutcome.MONITORING);
  }

  @Test
  void a_phase_with_only_cyclic_jobs_is_never_left() {
    workspace.state(
        1,
        phase(1, "active", CYCLIC_WITHOUT_ACTION),
        phase(2, "locked", job("2.1", "pending", write("2.1"))));

    BeatReport report = workspace.beat();

    assertThat(report.outcome()).isEqualTo(BeatOutcome.MONITORING);
    assertThat(current()).isEqualTo(1);
    assertThat(report.warnings()).anySatisfy(w -> assertThat(w.message()).contains("only cyclic"));
  }

  @Test
  void a_phase_without_jobs_waits() {
    workspace.state(1, phase(1, "active"), phase(2, "locked", job("2.1", "pending", "")));

    BeatReport report = workspace.beat();

    assertThat(report.outcome()).isEqualTo(BeatOutcome.WAITING);
    assertThat(current()).isEqualTo(1);
    assertThat(report.warnings()).isNotEmpty();
  }

  @Test
  void a_reopened_job_of_a_finished_phase_is_taken_before_the_current_phase_ends() {
    workspace.state(
        2,
        phase(1, "completed", job("1.1", "pending", "")),
        phase(2, "active", job("2.1", "pending", write("2.1"))),
        phase(3, "locked", job("3.1", "pending", write("3.1"))));

    BeatReport report = workspace.beat();

    assertThat(outcomes(report)).containsExactly("1.1 ACTION_REQUIRED", "2.1 EXECUTED");
    assertThat(current()).isEqualTo(2);
  }

  @Test
  void a_current_phase_that_does_not_exist_leads_to_the_next_larger_one() {
    workspace.state(
        3,
        phase(2, "completed", bare("2.1", "completed", "")),
        phase(5, "locked", CYCLIC_WITHOUT_ACTION));

    BeatReport report = workspace.beat();

    assertThat(report.promoted()).containsExactly(5);
    assertThat(report.warnings())
        .anySatisfy(w -> assertThat(w.message()).contains("the next larger id is taken"));
  }

  @Test
  void the_originals_v1_file_is_sovereign() throws IOException {
    original("sovereign_state.json");

    BeatReport report = workspace.beat();

    assertThat(report.outcome()).isEqualTo(BeatOutcome.SOVEREIGN);
    assertThat(report.jobs()).isEmpty();
  }

  @Test
  void the_originals_v2_file_monitors_and_only_the_heartbeat_changes() throws IOException {
    byte[] before = original("sovereign_state_v2.json");

    BeatReport report = workspace.beat();

    assertThat(report.outcome()).isEqualTo(BeatOutcome.MONITORING);
    assertThat(outcomes(report)).containsExactly("5.1 CYCLIC_WAITING");
    String expected =
        new String(before, StandardCharsets.UTF_8)
            .replace(
                "\"last_heartbeat\": \"2025-12-12T00:00:00.000Z\"",
                "\"last_heartbeat\": \"2026-01-05T12:00:00.000Z\"");
    assertThat(Files.readString(workspace.workspace().stateFile())).isEqualTo(expected);
  }

  @Test
  void events_reach_the_listeners_of_plugins_and_their_failures_hurt_nothing() {
    workspace.state(1, phase(1, "active", job("1.1", "pending", write("1.1"))));

    workspace.beat();

    assertThat(workspace.text("events.txt").lines())
        .containsExactly("started 1", "job 1.1 EXECUTED", "phase 1", "finished PROGRESSED");
  }

  private byte[] original(String name) throws IOException {
    try (InputStream in = PhasesTest.class.getResourceAsStream("/states/" + name)) {
      byte[] bytes = in.readAllBytes();
      Files.write(workspace.workspace().root().resolve(name), bytes);
      return bytes;
    }
  }
}
