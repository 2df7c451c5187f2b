package dev.moie.core.engine;

import static dev.moie.core.testing.TestWorkspace.bare;
import static dev.moie.core.testing.TestWorkspace.job;
import static dev.moie.core.testing.TestWorkspace.outcomes;
import static dev.moie.core.testing.TestWorkspace.phase;
import static dev.moie.core.testing.TestWorkspace.reportOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.core.log.Request;
import dev.moie.core.testing.TestWorkspace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job that fails again and again is left alone for a while; here with the default settings. */
class BreakerTest {
  private static final String FAILS =
      "'run': {'uses': 'probe/write', 'with': {'fail': true}}, 'schedule': 'PT1M',"
          + " 'retry': {'max_attempts': 1}";

  private TestWorkspace workspace;

  @BeforeEach
  void open(@TempDir Path root) {
    workspace = new TestWorkspace(root);
  }

  @AfterEach
  void close() throws Exception {
    workspace.close();
  }

  private BeatReport beatAfter(Duration time) {
    workspace.clock().advance(time);
    return workspace.beat();
  }

  private void failFiveTimes() {
    for (int run = 0; run < 5; run++) {
      assertThat(outcomes(beatAfter(Duration.ofMinutes(1)))).containsExactly("5.1 CYCLIC_FAILED");
    }
  }

  private void reset(String id) throws Exception {
    Instant now = workspace.clock().instant();
    Request request =
        new Request("r" + now, "reset", id, Map.of(), "ada", now, now.plusSeconds(60));
    assertThat(
            new Heartbeat(workspace.engine(), workspace.store())
                .perform(request, BeatProgress.NONE)
                .exit())
        .isZero();
    workspace.log().close();
  }

  @Test
  void after_five_failures_a_cyclic_job_waits_an_hour_for_one_try_and_then_another_hour() {
    workspace.state(5, phase(5, "active", bare("5.1", "cyclic", FAILS)));
    failFiveTimes();

    BeatReport open = beatAfter(Duration.ofMinutes(1));
    assertThat(outcomes(open)).containsExactly("5.1 CYCLIC_WAITING");
    assertThat(reportOf(open, "5.1").reason())
        .contains("circuit breaker is open after 5 failures", "moie reset 5.1");
    assertThat(outcomes(beatAfter(Duration.ofMinutes(58)))).containsExactly("5.1 CYCLIC_WAITING");
    assertThat(outcomes(beatAfter(Duration.ofMinutes(1)))).containsExactly("5.1 CYCLIC_FAILED");
    assertThat(outcomes(beatAfter(Duration.ofMinutes(1)))).containsExactly("5.1 CYCLIC_WAITING");
    assertThat(workspace.ran()).hasSize(6);
  }

  @Test
  void a_reset_closes_it_and_so_does_another_definition() throws Exception {
    workspace.state(5, phase(5, "active", bare("5.1", "cyclic", FAILS)));
    failFiveTimes();

    reset("5.1");
    assertThat(outcomes(beatAfter(Duration.ofMinutes(1)))).containsExactly("5.1 CYCLIC_FAILED");
    for (int run = 0; run < 4; run++) {
      beatAfter(Duration.ofMinutes(1));
    }
    assertThat(outcomes(beatAfter(Duration.ofMinutes(1)))).containsExactly("5.1 CYCLIC_WAITING");
    workspace.state(5, phase(5, "active", bare("5.1", "cyclic", FAILS.replace("true", "false"))));
    assertThat(outcomes(beatAfter(Duration.ofMinutes(1)))).containsExactly("5.1 CYCLIC_RAN");
  }

  @Test
  void the_verification_of_an_open_job_goes_on_to_be_asked() {
    workspace.state(
        5,
        phase(
            5,
            "active",
            job(
                "5.1",
                "pending",
                "'run': {'uses': 'probe/write', 'with': {'fail': true}}, 'retry':"
                    + " {'max_attempts': 9, 'delay': 'PT1S', 'max_delay': 'PT1S'}")));

    BeatReport report = workspace.beat();

    assertThat(outcomes(report)).containsExactly("5.1 FAILED");
    assertThat(reportOf(report, "5.1").reason()).contains("circuit breaker");
    assertThat(workspace.ran()).hasSize(5);
    workspace.file("5.1", "yes");
    assertThat(outcomes(beatAfter(Duration.ofMinutes(1)))).contains("5.1 VERIFIED");
  }
}
