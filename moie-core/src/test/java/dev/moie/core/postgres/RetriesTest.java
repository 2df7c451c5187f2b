package dev.moie.core.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What may help is tried again, and not for ever. */
class RetriesTest {
  private final List<Duration> pauses = new ArrayList<>();
  private long nanos;

  private Retries retries(Duration patience) {
    return new Retries(
        () -> nanos,
        new Random(1),
        time -> {
          pauses.add(time);
          nanos += time.toNanos();
        },
        patience);
  }

  /** Fails so often. */
  private static Retries.Attempt<String> failing(int times) {
    int[] left = {times};
    return () -> {
      if (left[0]-- > 0) {
        throw new SQLException("not yet", "40001");
      }
      return "done";
    };
  }

  @Test
  void it_waits_longer_each_time_and_never_more_than_two_seconds() throws Exception {
    assertThat(retries(Duration.ofMinutes(5)).run(Failure::isConflict, failing(12)))
        .isEqualTo("done");

    assertThat(pauses).hasSize(12);
    for (int i = 0; i < 12; i++) {
      long longest = Math.min(2_000, 20L << i);
      assertThat(pauses.get(i).toMillis()).isBetween(longest / 2, longest);
    }
  }

  @Test
  void patience_ends() {
    assertThatThrownBy(
            () -> retries(Duration.ofSeconds(3)).run(Failure::isConflict, failing(1_000)))
        .hasMessage("not yet");

    assertThat(Duration.ofNanos(nanos)).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(5));
  }

  @Test
  void so_do_the_tries() {
    assertThatThrownBy(() -> retries(Duration.ofDays(1)).run(Failure::isConflict, failing(1_000)))
        .hasMessage("not yet");

    assertThat(pauses).hasSize(39);
  }

  @Test
  void what_another_try_does_not_help_is_told_at_once() {
    assertThatThrownBy(() -> retries(Duration.ofDays(1)).run(Failure::isLost, failing(1)))
        .hasMessage("not yet");
    assertThat(pauses).isEmpty();
  }

  @Test
  void an_interrupted_thread_tries_no_more_and_stays_interrupted() {
    Retries retries =
        new Retries(
            () -> nanos,
            new Random(1),
            time -> {
              throw new InterruptedException();
            },
            Duration.ofDays(1));

    assertThatThrownBy(() -> retries.run(Failure::isConflict, failing(1))).hasMessage("not yet");
    assertThat(Thread.interrupted()).isTrue();
  }
}
