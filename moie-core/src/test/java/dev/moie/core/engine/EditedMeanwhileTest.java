package dev.moie.core.engine;

import static dev.moie.core.testing.TestWorkspace.job;
import static dev.moie.core.testing.TestWorkspace.outcomes;
import static dev.moie.core.testing.TestWorkspace.phase;
import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.api.ActionResult;
import dev.moie.api.Verification;
import dev.moie.core.state.Step;
import dev.moie.core.testing.TestWorkspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody edits the state file while a heartbeat works on it. */
class EditedMeanwhileTest {

  @Test
  void a_changed_job_wins_over_the_engines_transition_and_other_edits_stay(@TempDir Path root)
      throws Exception {
    try (TestWorkspace workspace = new TestWorkspace(root)) {
      workspace.state(1, phase(1, "active", job("1.1", "pending", ""), job("1.2", "pending", "")));
      workspace.file("1.1", "yes").file("1.2", "yes");
      Engine real = workspace.engine();
      StepExecutor editing =
          new Editing(
              real.steps(),
              () ->
                  workspace.rawState(
                      workspace
                          .text("sovereign_state_v2.json")
                          .replace("Task 1.1", "Another task")
                          .replace("\"with\": {\"path\": \"1.1\"}", "\"with\": {\"path\": \"x\"}")
                          .replace("\"operator\": \"O\"", "\"operator\": \"Somebody\"")));
      Engine engine =
          new Engine(
              editing,
              real.log(),
              real.events(),
              real.journal(),
              real.clock(),
              real.pause(),
              real.ids(),
              real.random());

      BeatReport report = new Heartbeat(engine, workspace.store()).beat(false, BeatProgress.NONE);

      assertThat(outcomes(report)).containsExactly("1.1 VERIFIED", "1.2 VERIFIED");
      assertThat(workspace.jobOnDisk("1.1").path("status").asText()).isEqualTo("pending");
      assertThat(workspace.jobOnDisk("1.1").path("task").asText()).isEqualTo("Another task");
      assertThat(workspace.jobOnDisk("1.2").path("status").asText()).isEqualTo("completed");
      assertThat(workspace.onDisk().path("meta").path("operator").asText()).isEqualTo("Somebody");
      assertThat(report.notes()).anySatisfy(note -> assertThat(note).contains("EDITED"));
      assertThat(Files.readString(workspace.workspace().journal())).contains("EDITED");
    }
  }

  /** The real executor; an editor strikes once, during the first verification. */
  private static final class Editing implements StepExecutor {
    private final StepExecutor real;
    private Runnable editor;

    Editing(StepExecutor real, Runnable editor) {
      this.real = real;
      this.editor = editor;
    }

    @Override
    public Optional<String> obstacle(Step step, Kind kind, String job) {
      return real.obstacle(step, kind, job);
    }

    @Override
    public Optional<String> provider(Step step) {
      return real.provider(step);
    }

    @Override
    public Verification verify(Step step, StepCall call) throws InterruptedException {
      Verification answer = real.verify(step, call);
      editor.run();
      editor = () -> {};
      return answer;
    }

    @Override
    public ActionResult run(Step step, StepCall call) throws InterruptedException {
      return real.run(step, call);
    }
  }
}
