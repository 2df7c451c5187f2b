package dev.moie.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.core.workspace.QuietHours;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When quiet hours end, by the local clock. */
class QuietHoursTest {

  @ParameterizedTest
  @CsvSource({
    // Berlin is at +01:00 in winter, +02:00 in summer.
    "22:00, 07:00, 2026-01-05T20:59:00Z, 2026-01-05T20:59:00Z",
    "22:00, 07:00, 2026-01-05T21:00:00Z, 2026-01-06T06:00:00Z",
    "22:00, 07:00, 2026-01-06T05:59:59Z, 2026-01-06T06:00:00Z",
    "22:00, 07:00, 2026-01-06T06:00:00Z, 2026-01-06T06:00:00Z",
    "12:00, 13:00, 2026-01-05T11:30:00Z, 2026-01-05T12:00:00Z",
    "12:00, 13:00, 2026-01-05T12:30:00Z, 2026-01-05T12:30:00Z",
    // The clocks go forward in this night, and back in the other.
    "22:00, 07:00, 2026-03-28T23:00:00Z, 2026-03-29T05:00:00Z",
    "22:00, 07:00, 2026-10-24T21:00:00Z, 2026-10-25T06:00:00Z",
    // An end that does not exist: the hour from 2 to 3 is left out.
    "22:00, 02:30, 2026-03-29T00:00:00Z, 2026-03-29T01:30:00Z",
  })
  void what_is_due_then_is_released_when_they_are_over(
      LocalTime from, LocalTime to, Instant due, Instant released) {
    QuietHours hours = new QuietHours(from, to, ZoneId.of("Europe/Berlin"), true);

    assertThat(hours.release(due)).isEqualTo(released);
  }
}
