package ${package};

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.api.JobOutcome;
import dev.moie.testkit.MoieEngine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Runs the job in the real engine, on the classes as they are compiled. The clock is the test's.
 */
class CollectTest {
  private static final String RECORDS = "research_logs/${pluginId}.md";

  @RegisterExtension final MoieEngine engine = MoieEngine.ofPlugin();

  @BeforeEach
  void an_hourly_job() {
    engine
        .cyclicJob("5.1")
        .set("schedule", "@hourly")
        .run("${pluginId}/collect", Map.of("source", "inbox.txt", "max_items", 2));
  }

  @Test
  void each_run_goes_on_where_the_last_one_stopped() {
    engine.file("inbox.txt").write("a One\nb Two\nc Three\n");

    engine.beat().job("5.1").is(JobOutcome.CYCLIC_RAN);
    engine.file(RECORDS).hasText("- **a** One\n- **b** Two\n");

    engine.beat().job("5.1").is(JobOutcome.CYCLIC_WAITING);
    engine.clock().advance(Duration.ofHours(1));
    engine.beat().job("5.1").is(JobOutcome.CYCLIC_RAN);

    engine.file(RECORDS).hasText("- **a** One\n- **b** Two\n- **c** Three\n");
    assertThat(engine.status("5.1")).isEqualTo("cyclic");
  }

  @Test
  void a_crash_between_the_record_and_the_cursor_doubles_nothing() {
    engine.file("inbox.txt").write("a One\nb Two\n");
    engine.file(RECORDS).write("- **a** One\n"); // As the crash left it: no cursor yet.

    engine.beat().job("5.1").is(JobOutcome.CYCLIC_RAN);

    engine.file(RECORDS).hasText("- **a** One\n- **b** Two\n");
  }

  @Test
  void a_source_that_is_not_there_is_a_failure_and_not_nothing_new() {
    engine.beat().job("5.1").is(JobOutcome.CYCLIC_FAILED).because("inbox.txt does not exist");

    engine.file(RECORDS).isMissing();
  }

  @Test
  void nothing_new_is_told_as_such() {
    engine.file("inbox.txt").write("a One\n");
    engine.beat();
    engine.clock().advance(Duration.ofHours(1));

    engine.beat().job("5.1").is(JobOutcome.CYCLIC_RAN).because("nothing new");

    assertThat(engine.file(RECORDS).text().lines().toList()).isEqualTo(List.of("- **a** One"));
  }
}
