package dev.moie.plugins.notebook.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.api.BeatOutcome;
import dev.moie.api.JobOutcome;
import dev.moie.testkit.MoieEngine;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The loop read, execute, document, update as jobs of a phase, in the real engine. */
class LoopTest {
  private static final String LATEST = "research_logs/handoff/latest.md";
  private static final String DAY = "research_logs/handoff/2026-01-05.md";

  @RegisterExtension MoieEngine engine = MoieEngine.ofPlugin();

  @Test
  void a_phase_holds_the_loop_and_a_beat_that_changes_nothing_hands_over_nothing() {
    engine.file("SIDE_NOTES_FOR_NEXT_JOB.md").write("### 1. Old note (5 min)\n**Why**: old\n");
    engine.openJob("1.1").verify("notebook/briefed").run("notebook/brief");
    engine.openJob("1.2").verify("notebook/todo-current").run("notebook/todo");
    Map<String, Object> entry = Map.of("notebook", "patterns", "title", "Verify `first`");
    engine
        .openJob("1.3")
        .verify("notebook/has", entry)
        .run(
            "notebook/add",
            Map.of(
                "notebook",
                "patterns",
                "title",
                "Verify `first`",
                "minutes",
                5,
                "fields",
                Map.of("Discovery", "what holds is\n## not done again")));
    engine.openJob("1.4").verify("notebook/handed-over").run("notebook/handoff");
    engine.openJob("1.5").verify("notebook/has", Map.of("title", "By hand")).set("task", "A `b` c");

    assertThat(engine.pluginProblems()).isEmpty();
    engine.beat().is(BeatOutcome.ACTION_REQUIRED).job("1.4").is(JobOutcome.EXECUTED);

    engine.file("research_logs/BRIEFING.md").contains("Old note (5 minutes)\n  - Why: old\n");
    engine.file("TODO.md").contains("- [ ] **1.5** A `b` c");
    engine.file("TODO.md").contains("  - Check: `notebook/has {\"title\":\"By hand\"}`\n");
    engine
        .file("LEARNING_PATTERNS.md")
        .contains("### 2026-01-05 Session 1: Verify `first`\n\n- **Discovery**: what holds is\n");
    engine.file(LATEST).contains("The heartbeat came to ACTION_REQUIRED");
    engine.file(LATEST).contains("- 1.3 ");
    engine.file(LATEST).contains("## What is open\n\n- **1.5** A `b` c (waits for a person)");
    engine.file(LATEST).contains("Old note");
    String reports = engine.file(DAY).text();

    engine.clock().advance(Duration.ofHours(1));
    engine.beat().is(BeatOutcome.ACTION_REQUIRED);
    engine.file(DAY).hasText(reports);

    engine.file("SIDE_NOTES_FOR_NEXT_JOB.md").write("### 1. By hand (5 min)\n");
    engine.beat().job("1.5").is(JobOutcome.VERIFIED);
    engine.file(DAY).contains("---\n\n# Handoff");
    engine.file(LATEST).contains("## What is open\n\nNothing.\n");
  }

  @Test
  void what_is_too_old_or_lacks_a_job_does_not_hold() {
    engine.openJob("1.1").verify("notebook/has", Map.of("title", "x", "which", "done"));
    engine.beat();
    assertThat(engine.verify("notebook/todo-current", Map.of()).reason())
        .contains("TODO.md does not exist; run notebook/todo");
    assertThat(engine.run("notebook/todo", Map.of()).isSuccess()).isTrue();
    assertThat(engine.verify("notebook/todo-current", Map.of()).holds()).isTrue();
    engine.openJob("1.2").verify("notebook/has", Map.of("title", "y"));
    engine.beat();
    assertThat(engine.verify("notebook/todo-current", Map.of()).reason())
        .contains("lacks the open job 1.2");
    engine.clock().advance(Duration.ofHours(25));
    assertThat(engine.verify("notebook/todo-current", Map.of()).reason())
        .contains("more than PT24H ago");
    engine.file("TODO.md").write("my own list\n");
    assertThat(engine.run("notebook/todo", Map.of()).summary())
        .contains("was not made by moie, and is not replaced");
    assertThat(
            engine.run("notebook/add", Map.of("title", "x", "fields", Map.of("Wy", "z"))).summary())
        .contains("notes has no \"Wy\"");
  }
}
