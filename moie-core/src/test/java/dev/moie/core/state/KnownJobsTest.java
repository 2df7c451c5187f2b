package dev.moie.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.core.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KnownJobsTest {
  private static final String DOCUMENT =
      """
      {"meta": {"current_phase": 1}, "phases": [{"id": 1, "name": "ONE", "status": "active", "jobs": [
        {"id": "1.1", "task": "A", "status": "pending"},
        {"id": "1.2", "task": "B", "status": "pending", "descripton": "b"},
        {"id": "1.3", "task": "C", "status": "pending"}]}]}
      """;

  private static StateDocument read(JsonText text) throws InvalidStateException {
    return StateDocument.read("state.json", text, ZoneOffset.UTC);
  }

  private static StateDocument completing(StateDocument document, String job)
      throws InvalidStateException {
    StateChange change =
        new StateChange.JobStatusChange(
            job,
            JobStatus.PENDING,
            JobStatus.COMPLETED,
            document.state().job(job).orElseThrow().definition());
    return document
        .with(
            new StateUpdate(List.of(change), Optional.empty(), Optional.empty()),
            "state.json",
            ZoneOffset.UTC)
        .document();
  }

  @Test
  void a_job_of_the_same_bytes_is_not_read_again() throws Exception {
    StateDocument before = read(new JsonText(DOCUMENT.getBytes(StandardCharsets.UTF_8)));

    StateDocument after = completing(before, "1.1");

    assertThat(after.state().job("1.3").orElseThrow())
        .isSameAs(before.state().job("1.3").orElseThrow());
    assertThat(after.state().job("1.1").orElseThrow().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(after.loaded()).isEqualTo(read(after.text()).loaded());
  }

  @Test
  void what_a_job_is_warned_of_is_told_each_time() throws Exception {
    StateDocument before = read(new JsonText(DOCUMENT.getBytes(StandardCharsets.UTF_8)));
    assertThat(before.loaded().warnings()).hasSize(1);

    StateDocument after = completing(completing(before, "1.1"), "1.3");

    assertThat(after.loaded().warnings()).isEqualTo(before.loaded().warnings());
  }
}
