package ${package};

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.api.JobOutcome;
import dev.moie.api.Verification;
import dev.moie.testkit.MoieEngine;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs the job types in the real engine, on the classes as they are compiled. */
class GreetingTest {
  private static final Map<String, String> ADA = Map.of("path", "hello.txt", "name", "Ada");

  @RegisterExtension final MoieEngine engine = MoieEngine.ofPlugin();

  @Test
  void somebody_is_greeted_and_the_job_is_completed() {
    engine.openJob("1.1").verify("${pluginId}/written", ADA).run("${pluginId}/write", ADA);

    engine.beat().job("1.1").is(JobOutcome.EXECUTED);

    engine.file("hello.txt").hasText("Hello, Ada!\n");
    assertThat(engine.status("1.1")).isEqualTo("completed");
  }

  @Test
  void what_holds_already_is_not_done_again() {
    engine.file("hello.txt").write("Hello, Ada!\n");
    engine.openJob("1.1").verify("${pluginId}/written", ADA).run("${pluginId}/write", ADA);

    engine.beat().job("1.1").is(JobOutcome.VERIFIED);

    assertThat(engine.history("1.1")).noneMatch(run -> run.attempt() > 0);
  }

  @Test
  void a_greeting_for_somebody_else_does_not_hold() {
    engine.file("hello.txt").write("Hello, Grace!\n");

    Verification answer = engine.verify("${pluginId}/written", ADA);

    assertThat(answer.verdict()).isEqualTo(Verification.Verdict.NOT_VERIFIED);
    assertThat(answer.reason()).contains("does not greet Ada");
  }

  @Test
  void running_it_twice_does_no_harm() {
    engine.run("${pluginId}/write", ADA);
    engine.run("${pluginId}/write", ADA);

    engine.file("hello.txt").hasText("Hello, Ada!\n");
  }

  @Test
  void a_greeting_for_nobody_is_refused_with_a_reason() {
    assertThat(engine.run("${pluginId}/write", Map.of("path", "a.txt", "name", " ")).summary())
        .contains("name has to be the name of somebody");
  }
}
