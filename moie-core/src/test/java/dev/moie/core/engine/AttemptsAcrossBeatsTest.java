package dev.moie.core.engine;

import static dev.moie.core.testing.TestWorkspace.job;
import static dev.moie.core.testing.TestWorkspace.outcomes;
import static dev.moie.core.testing.TestWorkspace.phase;
import static dev.moie.core.testing.TestWorkspace.reportOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.core.testing.TestWorkspace;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Attempts, their delays, and how they count. */
class AttemptsAcrossBeatsTest {
  private TestWorkspace workspace;

  @BeforeEach
  void open(@TempDir Path root) {
    workspace = new TestWorkspace(root);
  }

  @AfterEach
  void close() throws Exception {
    workspace.close();
  }

  private void useless(String retry) {
    workspace.state(
        1,
        phase(
            1,
            "active",
            job("1.1", "pending", "'run': {'uses': 'probe/write'}, 'retry': " + retry)));
  }

  @Test
  void a_beat_waits_for_an_attempt_that_is_near() {
    workspace.state(
        1,
        phase(
            1,
            "active",
            job(
                "1.1",
                "pending",
                "'run': {'uses': 'probe/write', 'with': {'path': '1.1', 'from': 3}}")));

    BeatReport report = workspace.beat();

    assertThat(outcomes(report)).containsExactly("1.1 EXECUTED");
    assertThat(workspace.ran()).containsExactly("1.1 #1", "1.1 #2", "1.1 #3");
    assertThat(workspace.pauses())
        .hasSize(2)
        .allSatisfy(
            pause ->
                assertThat(Duration.parse(pause))
                    .isBetween(Duration.ofSeconds(9), Duration.ofSeconds(22)));
  }

  @Test
  void a_beat_leaves_an_attempt_that_is_far_to_a_later_one() {
    useless("{'max_attempts': 2, 'delay': 'PT2M'}");

    BeatReport first = workspace.beat();
    BeatReport tooEarly = workspace.beat();
    workspace.clock().advance(Duration.ofMinutes(3));
    BeatReport later = workspace.beat();

    assertThat(reportOf(first, "1.1").reason()).startsWith("attempt 1 of 2: ");
    assertThat(reportOf(tooEarly, "1.1").reason())
        .startsWith("attempt 2 of 2 not before 2026-01-05T12:0");
    assertThat(reportOf(later, "1.1").reason()).startsWith("attempt 2 of 2: ");
    assertThat(workspace.pauses()).isEmpty();
    assertThat(workspace.ran()).containsExactly("1.1 #1", "1.1 #2");
  }

  @Test
  void used_attempts_stay_used_while_verification_goes_on() {
    useless("{'max_attempts': 1}");
    workspace.beat();
    workspace.clock().advance(Duration.ofDays(30));

    BeatReport exhausted = workspace.beat();
    workspace.file("1.1", "yes");
    BeatReport healed = workspace.beat();

    assertThat(outcomes(exhausted)).containsExactly("1.1 FAILED");
    assertThat(reportOf(exhausted, "1.1").reason()).startsWith("all 1 attempts are used");
    assertThat(outcomes(healed)).containsExactly("1.1 VERIFIED");
    assertThat(workspace.ran()).containsExactly("1.1 #1");
  }

  @Test
  void a_changed_definition_starts_anew() {
    useless("{'max_attempts': 1}");
    workspace.beat();
    useless("{'max_attempts': 1, 'delay': 'PT1S'}");

    workspace.beat();

    assertThat(workspace.ran()).containsExactly("1.1 #1", "1.1 #1");
  }

  @Test
  void again_after_starts_anew() {
    useless("{'max_attempts': 1, 'again_after': 'PT6H'}");
    workspace.beat();
    workspace.clock().advance(Duration.ofHours(5));
    workspace.beat();
    assertThat(workspace.ran()).hasSize(1);

    workspace.clock().advance(Duration.ofHours(2));
    workspace.beat();

    assertThat(workspace.ran()).containsExactly("1.1 #1", "1.1 #1");
  }

  @Test
  void a_missing_plugin_costs_no_attempt() {
    workspace.state(
        1, phase(1, "active", job("1.1", "pending", "'run': {'uses': 'absent/action'}")));

    BeatReport report = workspace.beat();

    assertThat(outcomes(report)).containsExactly("1.1 INCONCLUSIVE");
    assertThat(workspace.log().newestOf("1.1")).isEmpty();
  }
}
