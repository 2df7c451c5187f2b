package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.app.testing.Moie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first thing that anybody sees. */
class DemoIT {

  @Test
  void goes_from_phase_1_to_eternal_monitoring(@TempDir Path folder) throws Exception {
    Moie.Result demo = Moie.in(folder).run("demo");

    assertThat(demo.exit()).as(demo.toString()).isZero();
    assertThat(demo.err()).isEmpty();
    assertThat(demo.out())
        .containsSubsequence(
            "Two things in it are simulated:",
            "MOIE-OS HEARTBEAT INITIATED...",
            "Timestamp: ",
            "Current Phase ID: 1",
            "PHASE 1: WIRE THE NERVOUS SYSTEM (Resurrection)",
            "Status: completed",
            "1.1 Establish Persistence: EXECUTED",
            "1.2 Create steps/file-system.step.ts: EXECUTED",
            "1.3 Link Research Logger: EXECUTED",
            "Phase Complete. Promoting to phase 2.",
            "PHASE 2: UPGRADE THE HEART (Llama 3)",
            "2.1 Verify Model Inventory: EXECUTED",
            "Phase Complete. Promoting to phase 5.",
            "PHASE 5: ETERNAL MONITORING (The Infinite Game)",
            "Status: active",
            "CYCLIC OPERATION MODE",
            "Found 1 cyclic job(s):",
            "  - Deep Research Scan: Scan daily arXiv papers for physics inversions.",
            "Cyclic jobs run continuously and never complete.",
            "Outcome: PROMOTED",
            "Where to look next:");
    Path workspace = folder.resolve("moie-demo");
    try (Stream<Path> digests = Files.list(workspace.resolve("research_logs/arxiv"))) {
      List<Path> found = digests.filter(file -> file.toString().endsWith(".md")).toList();
      assertThat(found).hasSize(1);
      assertThat(Files.readString(found.get(0)))
          .startsWith("# arXiv digest ")
          .contains("These papers are invented")
          .contains("https://arxiv.org/abs/2512.99901");
    }
    assertThat(Files.readString(workspace.resolve("steps/file-system.step.ts"))).isNotBlank();
    assertThat(Files.readString(workspace.resolve("research_logs/system_journal.md")))
        .contains("EXECUTED & CLOSED: Create steps/file-system.step.ts")
        .contains("COMPLETED PHASE 2. PROMOTING TO PHASE 5.")
        .contains("CYCLIC EXECUTION: Deep Research Scan");

    Moie.Result again = Moie.in(workspace).run("heartbeat", "--json");

    assertThat(again.exit()).isZero();
    assertThat(again.json().path("outcome").asText()).isEqualTo("MONITORING");
    assertThat(again.job("5.1").path("outcome").asText()).isEqualTo("CYCLIC_WAITING");
  }

  @Test
  void does_not_touch_a_folder_that_is_there(@TempDir Path folder) throws Exception {
    Files.createDirectory(folder.resolve("moie-demo"));
    Files.writeString(folder.resolve("moie-demo/precious"), "x");

    Moie.Result demo = Moie.in(folder).run("demo");

    assertThat(demo.exit()).isEqualTo(2);
    assertThat(demo.err()).contains("is there, and is no workspace");
    assertThat(folder.resolve("moie-demo").toFile().list()).containsExactly("precious");
  }
}
