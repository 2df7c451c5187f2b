package dev.moie.plugins.arxiv.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnouncementCalendarTest {
  private final AnnouncementCalendar calendar =
      new AnnouncementCalendar(Set.of(LocalDate.of(2026, 11, 26), LocalDate.of(2026, 12, 25)));

  @ParameterizedTest
  @CsvSource({
    // Thanksgiving: nothing on Thursday evening, so the feed of Friday is empty.
    "2026-11-27T12:00:00Z, 2026-11-25",
    "2026-11-26T00:59:59Z, 2026-11-24",
    "2026-11-26T01:00:00Z, 2026-11-25",
    "2026-11-29T12:00:00Z, 2026-11-25",
    "2026-11-30T02:00:00Z, 2026-11-29",
    // In summer, New York is four hours behind.
    "2026-07-07T23:59:59Z, 2026-07-06",
    "2026-07-08T00:00:00Z, 2026-07-07",
    // The clocks change on 2026-03-08 and on 2026-11-01, both Sundays with an announcement.
    "2026-03-08T23:59:59Z, 2026-03-05",
    "2026-03-09T00:00:00Z, 2026-03-08",
    "2026-11-02T00:59:59Z, 2026-10-29",
    "2026-11-02T01:00:00Z, 2026-11-01"
  })
  void the_last_announcement_is_that_of_the_evening(Instant moment, LocalDate evening) {
    assertThat(calendar.lastBefore(moment)).isEqualTo(evening);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-25T12:00:00Z, 2026-11-26T01:00:00Z",
    "2026-11-26T01:00:00Z, 2026-11-30T01:00:00Z",
    "2026-03-06T12:00:00Z, 2026-03-09T00:00:00Z",
    "2026-10-30T12:00:00Z, 2026-11-02T01:00:00Z"
  })
  void the_next_one_passes_over_weekends_and_holidays(Instant moment, Instant next) {
    assertThat(calendar.nextAfter(moment)).isEqualTo(next);
  }

  @Test
  void an_empty_feed_has_a_reason_or_none() {
    assertThat(calendar.emptyFeedOn(LocalDate.of(2026, 11, 28)).orElseThrow()).contains("Friday");
    assertThat(calendar.emptyFeedOn(LocalDate.of(2026, 11, 29)).orElseThrow()).contains("Saturday");
    assertThat(calendar.emptyFeedOn(LocalDate.of(2026, 11, 27)).orElseThrow())
        .contains("2026-11-26", "holiday");
    assertThat(calendar.emptyFeedOn(LocalDate.of(2026, 11, 25))).isEmpty();
    assertThat(calendar.emptyFeedOn(LocalDate.of(2026, 11, 30))).isEmpty();
  }

  @Test
  void holidays_without_end_do_not_hang_it() {
    Set<LocalDate> all =
        LocalDate.of(2026, 1, 1)
            .datesUntil(LocalDate.of(2027, 1, 1))
            .collect(java.util.stream.Collectors.toSet());

    assertThat(new AnnouncementCalendar(all).nextAfter(Instant.parse("2026-03-01T00:00:00Z")))
        .isAfter(Instant.parse("2026-03-01T00:00:00Z"));
  }
}
