package dev.moie.plugins.notebook.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.plugins.notebook.state.State;
import dev.moie.plugins.notebook.state.State.Job;
import dev.moie.plugins.notebook.state.State.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftTest {
  private static final State STATE =
      new State(
          "sovereign_state_v2.json",
          "P",
          5,
          List.of(
              new Phase(
                  1,
                  "WIRE THE NERVOUS SYSTEM (Resurrection)",
                  "completed",
                  List.of(
                      job("1.1", "Establish Persistence", "completed"),
                      job("1.2", "Create steps/file-system.step.ts", "pending"))),
              new Phase(2, "UPGRADE THE HEART (Llama 3)", "locked", List.of()),
              new Phase(
                  5,
                  "ETERNAL MONITORING (The Infinite Game)",
                  "active",
                  List.of(job("5.1", "Deep Research Scan", "cyclic")))));

  @TempDir Path folder;

  private static Job job(String id, String task, String status) {
    return new Job(id, task, "", status, "", "", List.of(), "");
  }

  private Drift.Result drift(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("page.md"), text);
    return Drift.run(folder, List.of(file), STATE);
  }

  private List<String> differences(String text) throws IOException {
    return drift(text).differences().stream()
        .map(each -> each.line() + " " + each.subject() + ": " + each.says() + " | " + each.is())
        .toList();
  }

  @Test
  void a_summary_of_the_original_that_is_right_has_no_differences() throws Exception {
    Drift.Result result =
        drift(
            """
            - **Current Phase**: 5 - ETERNAL MONITORING (The Infinite Game)

            #### Phase 1: WIRE THE NERVOUS SYSTEM (Resurrection) ✅
            - **Status**: All jobs completed
            - **Jobs**:
              - 1.1: Establish Persistence ✅
              - 1.2: Create steps/file-system.step.ts

            #### Phase 5: ETERNAL MONITORING (The Infinite Game) 🔄
            - **Status**: Active, Cyclic Mode
              - 5.1: Deep Research Scan (cyclic - runs continuously)

            ### Phase 1: Initial Analysis ✅
            - 1.1: something else
            ### Phase 3: Create New Efficiency Improvements 🔄

            ```
            PHASE 9: IN A BLOCK
            ```
            - 1.3: a version of something
            """);
    assertThat(result.differences()).isEmpty();
    assertThat(result.statements()).isEqualTo(10);
  }

  @Test
  void what_is_not_so_is_told_with_its_line() throws Exception {
    assertThat(
            differences(
                """
                Current Phase ID: 2
                ## PHASE 1: WIRE THE NERVOUS SYSTEM
                Status: active
                - [ ] **1.1** Establish Persistence
                - 1.2: Create steps/file-system.step.ts ✅
                - 1.7: Another one
                - 1.1 Make coffee
                ## Phase 2: UPGRADE THE HEART (Llama 3) ✅
                ## Phase 3: ETERNAL MONITORING
                ## PHASE 2: THE MoIE ARCHITECTURE
                PHASE 4: COMMAND & CONTROL

                | job | task | status |
                |---|---|---|
                | 5.1 | Deep Research Scan | completed |
                """))
        .containsExactly(
            "1 current phase: 2 | 5",
            "3 phase 1: active | completed",
            "4 job 1.1: pending | completed",
            "5 job 1.2: completed | pending",
            "6 job 1.7: Another one | there is none",
            "7 job 1.1: Make coffee | Establish Persistence",
            "8 phase 2: completed | locked",
            "9 phase 3: ETERNAL MONITORING | it is phase 5",
            "10 phase 2: THE MoIE ARCHITECTURE | UPGRADE THE HEART (Llama 3)",
            "11 phase 4: COMMAND & CONTROL | there is none",
            "15 job 5.1: completed | cyclic");
  }

  @Test
  void marks_that_were_read_in_the_wrong_encoding_count() throws Exception {
    assertThat(differences("#### Phase 2: UPGRADE THE HEART (Llama 3) \u201a\u00fa\u00d6"))
        .containsExactly("1 phase 2: completed | locked");
  }
}
