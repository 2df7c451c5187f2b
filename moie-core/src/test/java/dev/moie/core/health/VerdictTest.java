package dev.moie.core.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.core.workspace.LockHolder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is thought of a daemon whose first heartbeat has not ended. */
class VerdictTest {
  private static final Instant BEGUN = Instant.parse("2026-03-02T09:00:00Z");
  private static final Duration MAX_AGE = Duration.ofMinutes(15);

  /** Seen from another machine, where nobody can know whether the process lives. */
  private static Verdict after(Duration time, String start) {
    Health health =
        new Health(
            BEGUN.plus(time),
            new LockHolder("1", "elsewhere", BEGUN.toString(), "daemon"),
            start,
            Optional.empty(),
            Duration.ofMinutes(10),
            "",
            Optional.empty(),
            List.of());
    return Verdict.of(health, Optional.empty(), "here", MAX_AGE, BEGUN.plus(time));
  }

  @Test
  void it_is_healthy_as_long_as_a_heartbeat_may_be_away_and_stale_after_that() {
    assertThat(after(Duration.ofMinutes(15), "now").status()).isEqualTo(Verdict.Status.HEALTHY);
    assertThat(after(Duration.ofMinutes(16), "now").status()).isEqualTo(Verdict.Status.STALE);
    assertThat(after(Duration.ZERO, "").status()).isEqualTo(Verdict.Status.STALE);
  }
}
