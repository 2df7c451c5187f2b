package dev.moie.core.cyclic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.core.log.ExecutionLog;
import dev.moie.core.log.SqliteExecutionLog;
import dev.moie.core.state.InMemoryStateStore;
import dev.moie.core.state.State;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of cyclic jobs that never ran. */
class CyclicReportTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final String STATE =
      """
      {"meta": {"project": "P", "operator": "O", "boot_time": null, "mode": "daemon",
        "current_phase": 1, "last_heartbeat": null},
       "phases": [
        {"id": 1, "name": "ONE", "status": "active", "jobs": [
         {"id": "1.1", "task": "T", "status": "cyclic", "schedule": "@hourly",
          "run": {"uses": "steps/command"}}]},
        {"id": 2, "name": "TWO", "status": "locked", "jobs": [
         {"id": "2.1", "task": "T", "status": "cyclic", "schedule": "PT1M",
          "run": {"uses": "steps/command"}}]}]}
      """;

  @TempDir Path folder;

  @Test
  void a_job_whose_phase_has_not_begun_is_not_due() throws Exception {
    State state =
        new InMemoryStateStore("state", STATE.getBytes(StandardCharsets.UTF_8), ZoneOffset.UTC)
            .load()
            .state();
    List<CyclicReport.Entry> entries;
    try (ExecutionLog log = SqliteExecutionLog.open(folder.resolve("log.db"))) {
      entries =
          new CyclicReport(
                  log,
                  Clock.fixed(NOW, ZoneOffset.UTC),
                  Duration.ofMinutes(10),
                  Duration.ofMinutes(15))
              .of(state, 2);
    }

    assertThat(entries.get(0).next()).contains(NOW);
    assertThat(entries.get(0).waitsFor()).isEmpty();
    assertThat(entries.get(0).health().reason()).isEqualTo("it has never run");
    assertThat(entries.get(0).warning()).isEmpty();
    assertThat(entries.get(1).next()).isEmpty();
    assertThat(entries.get(1).waitsFor()).hasValue(2);
    assertThat(entries.get(1).health().reason()).isEqualTo("phase 2 has not begun");
    assertThat(entries.get(1).health().condition()).isEqualTo(JobHealth.Condition.UNKNOWN);
    assertThat(entries.get(1).warning()).get().asString().contains("finer than the beat");
    assertThat(entries.get(1).upcoming())
        .containsExactly(NOW.plusSeconds(60), NOW.plusSeconds(120));
  }
}
