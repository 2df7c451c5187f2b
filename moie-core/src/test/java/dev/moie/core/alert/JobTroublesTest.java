package dev.moie.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.api.JobOutcome;
import dev.moie.api.PhaseInfo;
import dev.moie.api.event.JobFinished;
import dev.moie.core.state.InMemoryStateStore;
import dev.moie.core.state.Job;
import dev.moie.core.workspace.AlertSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an outcome of a job has people told, and what it says is over. */
class JobTroublesTest {
  private static final String STATE =
      """
      {"meta": {"project": "P", "current_phase": 1},
       "phases": [{"id": 1, "name": "ONE", "status": "active", "jobs": [
         {"id": "1.1", "task": "Clear", "status": "pending", "verification_cmd": "true"}]}]}
      """;

  private final JobTroubles troubles = new JobTroubles(AlertSettings.DEFAULT);
  private Job job;

  @BeforeEach
  void read() throws Exception {
    job =
        new InMemoryStateStore("state", STATE.getBytes(StandardCharsets.UTF_8), ZoneOffset.UTC)
            .load()
            .state()
            .job("1.1")
            .orElseThrow();
  }

  private Optional<Trouble> after(JobOutcome outcome) {
    return troubles.of(
        new JobFinished(
            Instant.EPOCH, PhaseInfo.of(1, "ONE"), job.info(), outcome, "why", Duration.ZERO, 9),
        job);
  }

  @Test
  void people_hear_of_what_fails_of_what_is_denied_and_of_what_waits_for_them() {
    Map<JobOutcome, String> keys =
        Stream.of(JobOutcome.values())
            .flatMap(each -> after(each).map(trouble -> Map.entry(each, trouble.key())).stream())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    assertThat(keys)
        .containsOnly(
            Map.entry(JobOutcome.FAILED, "job/1.1/failing"),
            Map.entry(JobOutcome.CYCLIC_FAILED, "job/1.1/failing"),
            Map.entry(JobOutcome.INCONCLUSIVE, "job/1.1/inconclusive"),
            Map.entry(JobOutcome.DENIED, "job/1.1/denied"),
            Map.entry(JobOutcome.APPROVAL_REQUIRED, "job/1.1/approval"));
    assertThat(after(JobOutcome.APPROVAL_REQUIRED).orElseThrow().subject())
        .isEqualTo("job 1.1 (Clear) waits for approval");
  }

  @Test
  void what_has_run_ends_all_and_an_answer_ends_the_question() {
    for (String kind : new String[] {"failing", "inconclusive", "late", "denied", "approval"}) {
      assertThat(JobTroubles.ends(JobOutcome.EXECUTED, "job/1.1/" + kind)).as(kind).isTrue();
      assertThat(JobTroubles.ends(JobOutcome.CYCLIC_RAN, "job/1.1/" + kind)).as(kind).isTrue();
    }
    assertThat(JobTroubles.ends(JobOutcome.DENIED, "job/1.1/approval")).isTrue();
    assertThat(JobTroubles.ends(JobOutcome.DENIED, "job/1.1/denied")).isFalse();
    assertThat(JobTroubles.ends(JobOutcome.DENIED, "job/1.1/failing")).isFalse();
    assertThat(JobTroubles.ends(JobOutcome.APPROVAL_REQUIRED, "job/1.1/denied")).isTrue();
    assertThat(JobTroubles.ends(JobOutcome.APPROVAL_REQUIRED, "job/1.1/approval")).isFalse();
    assertThat(JobTroubles.ends(JobOutcome.FAILED, "job/1.1/approval")).isTrue();
    assertThat(JobTroubles.ends(JobOutcome.FAILED, "job/1.1/failing")).isFalse();
  }
}
