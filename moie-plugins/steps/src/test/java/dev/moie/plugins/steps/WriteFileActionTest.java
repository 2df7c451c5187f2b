package dev.moie.plugins.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.api.ActionResult;
import dev.moie.api.BeatOutcome;
import dev.moie.api.JobOutcome;
import dev.moie.testkit.MoieEngine;
import dev.moie.testkit.PastRun;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WriteFileActionTest {
  @RegisterExtension final MoieEngine engine = MoieEngine.ofPlugin();

  @Test
  void a_daily_job_writes_its_file_and_is_told_of_in_the_history() {
    engine
        .cyclicJob("1.1")
        .run("steps/write-file", Map.of("path", "notes/a.txt", "text", "Hello\n"));

    engine.beat().is(BeatOutcome.MONITORING).job("1.1").is(JobOutcome.CYCLIC_RAN);

    engine.file("notes/a.txt").hasText("Hello\n");
    assertThat(engine.status("1.1")).isEqualTo("cyclic");
    assertThat(engine.history("1.1"))
        .singleElement()
        .extracting(PastRun::type, PastRun::outcome)
        .containsExactly("steps/write-file", Optional.of(JobOutcome.CYCLIC_RAN));
  }

  @Test
  void what_is_so_already_is_not_written_again() {
    Map<String, String> with = Map.of("path", "a.txt", "text", "Hello\n");

    ActionResult first = engine.run("steps/write-file", with);
    ActionResult second = engine.run("steps/write-file", with);

    assertThat(first.summary()).isEqualTo("wrote a.txt, 6 bytes");
    assertThat(second.summary()).isEqualTo("a.txt was already so");
  }

  @Test
  void a_file_outside_the_workspace_is_refused() {
    ActionResult result =
        engine.run("steps/write-file", Map.of("path", "../outside.txt", "text", "x"));

    assertThat(result.isSuccess()).isFalse();
    engine.file("../outside.txt").isMissing();
  }
}
