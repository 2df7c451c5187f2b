package dev.moie.plugins.notebook.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.api.BeatOutcome;
import dev.moie.api.JobInfo;
import dev.moie.api.JobOutcome;
import dev.moie.api.PhaseInfo;
import dev.moie.api.event.HeartbeatFinished;
import dev.moie.api.event.JobFinished;
import dev.moie.plugins.notebook.testing.PlainFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandoffListenerTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-27T10:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  private Path latest() {
    return folder.resolve("research_logs/handoff/latest.md");
  }

  private void state(int jobs) throws IOException {
    String all =
        IntStream.rangeClosed(1, jobs)
            .mapToObj(i -> "{'id': '1." + i + "', 'task': 'T', 'status': 'pending'}")
            .collect(Collectors.joining(","));
    Files.writeString(
        folder.resolve("sovereign_state_v2.json"),
        ("{'meta': {'project': 'P'}, 'phases': [{'id': 1, 'jobs': [" + all + "]}]}")
            .replace('\'', '"'));
  }

  private static void job(HandoffListener listener, int number, JobOutcome outcome, int attempts) {
    listener.jobFinished(
        new JobFinished(
            CLOCK.instant(),
            PhaseInfo.of(1, "ONE"),
            JobInfo.of("1." + number, "T", "", false),
            outcome,
            "",
            Duration.ZERO,
            attempts));
  }

  private static void end(HandoffListener listener) {
    listener.heartbeatFinished(
        new HeartbeatFinished(CLOCK.instant(), BeatOutcome.FAILED, 1, Duration.ZERO));
  }

  private HandoffListener listener() {
    return new HandoffListener(new PlainFiles(folder), CLOCK);
  }

  @Test
  void a_report_of_many_jobs_can_still_be_read() throws Exception {
    state(160);
    HandoffListener listener = listener();
    for (int i = 1; i <= 104; i++) {
      job(listener, i, JobOutcome.EXECUTED, 1);
    }
    end(listener);
    assertThat(latest())
        .content()
        .contains("- 1.100 T: EXECUTED\n- and 4 more; moie history tells them\n")
        .contains("## What is open\n\n- **1.105** T")
        .contains("- and 6 more; moie todo lists them\n");
  }

  @Test
  void where_there_is_no_state_file_nothing_is_written_and_nothing_fails() throws Exception {
    HandoffListener listener = listener();
    job(listener, 1, JobOutcome.EXECUTED, 1);
    end(listener);
    assertThat(latest()).doesNotExist();

    state(1);
    job(listener, 1, JobOutcome.EXECUTED, 1);
    end(listener);
    assertThat(latest()).content().containsOnlyOnce("1.1 T: EXECUTED");
  }

  @Test
  void the_same_failure_is_told_once_also_by_the_next_process() throws Exception {
    state(1);
    HandoffListener first = listener();
    job(first, 1, JobOutcome.FAILED, 3);
    end(first);
    assertThat(latest()).content().contains("- 1.1 T: FAILED");
    Files.delete(latest());
    job(first, 1, JobOutcome.FAILED, 3);
    end(first);
    HandoffListener next = listener();
    job(next, 1, JobOutcome.FAILED, 3);
    end(next);
    assertThat(latest()).doesNotExist();
    job(next, 1, JobOutcome.FAILED, 4);
    end(next);
    assertThat(latest()).exists();
  }
}
