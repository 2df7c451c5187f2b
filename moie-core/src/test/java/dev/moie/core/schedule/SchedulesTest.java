package dev.moie.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a cyclic job is due. */
class SchedulesTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @ParameterizedTest(name = "{0} after {1} is {2}")
  @CsvSource({
    "0 6 * * 1-5, 2026-01-02T11:00:00Z, 2026-01-05T11:00:00Z", // Friday 6:00 -> Monday 6:00
    "0 6 * * 1-5, 2026-01-05T10:59:59Z, 2026-01-05T11:00:00Z",
    "0 6 * * 7, 2026-01-05T10:59:59Z, 2026-01-11T11:00:00Z", // 7 is Sunday too
    "*/15 * * * *, 2026-01-05T10:59:59Z, 2026-01-05T11:00:00Z",
    "30 2 * * *, 2026-03-07T12:00:00Z, 2026-03-08T07:00:00Z", // 2:30 does not exist on 8 March
    "30 1 * * *, 2026-11-01T05:30:00Z, 2026-11-02T06:30:00Z", // 1:30 exists twice: run once
    "30 1 * * *, 2026-11-01T06:10:00Z, 2026-11-02T06:30:00Z", // nor when it is shown again
    "'30 2,3 * * *', 2026-03-08T07:00:00Z, 2026-03-08T07:30:00Z", // 3:30, after the gap
    "*/20 2 * * *, 2026-03-08T06:59:00Z, 2026-03-08T07:00:00Z", // three that do not exist: one run
    "*/20 2 * * *, 2026-03-08T07:00:00Z, 2026-03-09T06:00:00Z",
    "0 3 * * *, 2026-03-08T06:59:00Z, 2026-03-08T07:00:00Z",
    "'0 2,3 * * *', 2026-03-08T07:00:00Z, 2026-03-09T06:00:00Z", // both at the end of the gap
    "*/30 * * * *, 2026-03-08T06:30:00Z, 2026-03-08T07:00:00Z", // every hour that passes
    "30 * * * *, 2026-03-08T06:30:00Z, 2026-03-08T07:30:00Z",
    "30 * * * *, 2026-11-01T05:30:00Z, 2026-11-01T06:30:00Z",
    "0 * * * *, 2026-11-01T05:00:00Z, 2026-11-01T06:00:00Z",
    "*/30 * * * *, 2026-11-01T05:30:00Z, 2026-11-01T06:00:00Z",
    "0 0 29 2 *, 2026-01-01T00:00:00Z, 2028-02-29T05:00:00Z",
    "0 0 13 * 5, 2026-01-05T12:00:00Z, 2026-01-09T05:00:00Z", // a 13th or a Friday
    "0 0 * * 5-7, 2026-01-05T12:00:00Z, 2026-01-09T05:00:00Z",
    "10-50/20 9 * * mon, 2026-01-05T14:10:00Z, 2026-01-05T14:30:00Z",
    "@daily, 2026-01-05T04:59:59Z, 2026-01-05T05:00:00Z",
    "@hourly, 2026-11-01T05:10:00Z, 2026-11-01T06:00:00Z",
    "@hourly, 2026-11-01T06:00:00Z, 2026-11-01T07:00:00Z",
    "@weekly, 2026-01-05T12:00:00Z, 2026-01-11T05:00:00Z",
    "@monthly, 2026-01-05T12:00:00Z, 2026-02-01T05:00:00Z",
    "@yearly, 2026-01-05T12:00:00Z, 2027-01-01T05:00:00Z",
    "PT6H, 2026-01-05T12:00:00Z, 2026-01-05T18:00:00Z",
    "P1D, 2026-03-07T12:00:00Z, 2026-03-08T12:00:00Z",
  })
  void the_next_time(String schedule, Instant after, Instant expected) {
    assertThat(Schedules.parse(schedule).next(after, NEW_YORK)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} after {1} in {2} is {3}")
  @CsvSource({
    "@hourly, 2026-01-05T10:10:00Z, Asia/Kolkata, 2026-01-05T10:30:00Z",
    "0 * * * *, 2026-01-05T10:10:00Z, Asia/Kolkata, 2026-01-05T10:30:00Z",
    "0 2 * * *, 2026-10-03T12:00:00Z, Australia/Lord_Howe, 2026-10-03T15:30:00Z", // half an hour
    "15 0 * * *, 2026-09-05T12:00:00Z, America/Santiago, 2026-09-06T04:00:00Z", // no midnight
    "@hourly, 2026-04-04T15:00:00Z, Australia/Lord_Howe, 2026-04-04T15:30:00Z", // 1:30 for 2:00
    "0 * * * *, 2026-04-04T14:00:00Z, Australia/Lord_Howe, 2026-04-04T15:30:00Z",
    "@hourly, 2026-04-04T14:00:00Z, Australia/Lord_Howe, 2026-04-04T15:30:00Z",
    "@daily, 2026-09-05T12:00:00Z, America/Santiago, 2026-09-06T04:00:00Z",
  })
  void the_next_time_in(String schedule, Instant after, ZoneId zone, Instant expected) {
    assertThat(Schedules.parse(schedule).next(after, zone)).isEqualTo(expected);
  }

  @Test
  void a_date_that_never_comes_is_never_due() {
    assertThat(Schedules.parse("0 0 30 2 *").next(Instant.parse("2026-01-01T00:00:00Z"), NEW_YORK))
        .isEqualTo(Instant.MAX);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "every day", "61 * * * *", "@dayly", "PT0.5S", "-PT1H", "P", "* * * * * *"})
  void what_is_no_schedule_is_refused_with_a_reason(String text) {
    assertThatThrownBy(() -> Schedules.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .isNotBlank();
  }
}
