package dev.moie.core.engine;

import static dev.moie.core.testing.TestWorkspace.bare;
import static dev.moie.core.testing.TestWorkspace.job;
import static dev.moie.core.testing.TestWorkspace.outcomes;
import static dev.moie.core.testing.TestWorkspace.phase;
import static dev.moie.core.testing.TestWorkspace.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.core.testing.TestWorkspace;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan, and nothing else. */
class SimulationTest {
  private TestWorkspace workspace;

  @BeforeEach
  void open(@TempDir Path root) {
    workspace = new TestWorkspace(root);
    workspace.state(
        1,
        phase(
            1,
            "active",
            job("1.1", "pending", write("1.1")),
            job("1.2", "pending", write("1.2")),
            bare("1.3", "cyclic", "'run': {'uses': 'probe/write'}"),
            bare("1.4", "cyclic", "")),
        phase(2, "locked", job("2.1", "pending", write("2.1"))));
    workspace.file("1.1", "yes");
  }

  @AfterEach
  void close() throws Exception {
    workspace.close();
  }

  @Test
  void tells_what_would_be_verified_and_touches_nothing() {
    workspace.simulate(false);
    List<String> before = workspace.fingerprint();

    BeatReport report = workspace.simulate(false);

    assertThat(outcomes(report))
        .containsExactlyInAnyOrder(
            "1.1 WOULD_VERIFY", "1.2 BLOCKED", "1.3 WOULD_RUN", "1.4 CYCLIC_WAITING");
    assertThat(workspace.fingerprint()).isEqualTo(before);
  }

  @Test
  void with_verification_tells_what_would_run() {
    BeatReport report = workspace.simulate(true);

    assertThat(outcomes(report))
        .containsExactlyInAnyOrder(
            "1.1 VERIFIED", "1.2 WOULD_RUN", "1.3 WOULD_RUN", "1.4 CYCLIC_WAITING");
    assertThat(workspace.ran()).isEmpty();
    assertThat(workspace.jobOnDisk("1.1").path("status").asText()).isEqualTo("pending");
    assertThat(workspace.text("events.txt")).isEmpty();
    assertThat(workspace.text("research_logs/system_journal.md")).isEmpty();
  }
}
