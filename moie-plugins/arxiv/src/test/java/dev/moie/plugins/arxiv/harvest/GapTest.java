package dev.moie.plugins.arxiv.harvest;

import static dev.moie.plugins.arxiv.harvest.Completeness.Status.EMPTY_UNEXPECTED;
import static dev.moie.plugins.arxiv.harvest.Completeness.Status.OK;
import static dev.moie.plugins.arxiv.harvest.Completeness.Status.PARTIAL;
import static dev.moie.plugins.arxiv.harvest.Completeness.Status.RATE_LIMITED;
import static dev.moie.plugins.arxiv.harvest.Completeness.Status.UPSTREAM_GAP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.plugins.arxiv.testing.Bench;
import dev.moie.plugins.arxiv.testing.FakeArxiv;
import dev.moie.plugins.arxiv.testing.FakePaper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What arXiv itself lacks is found, kept in mind, and fetched once it is there. */
class GapTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);

  @TempDir Path folder;

  private FakeArxiv arxiv;
  private Bench bench;

  @BeforeEach
  void start() throws IOException {
    arxiv = FakeArxiv.start().pageSize(100);
    bench = new Bench(arxiv, folder);
  }

  @AfterEach
  void stop() {
    arxiv.close();
  }

  /** Twelve papers with a day's date, of which the feed of that day tells the first. */
  private void papersOf(LocalDate day) {
    for (int i = 1; i <= 12; i++) {
      arxiv.put(FakePaper.of(id(day, i), day.toString()));
    }
  }

  private static String id(LocalDate day, int number) {
    return String.format("2611.%02d%03d", day.getDayOfMonth(), number);
  }

  private Completeness runOn(LocalDate day) throws Exception {
    return bench.at(day + "T12:00:00Z").run();
  }

  @Test
  void a_paper_that_is_not_served_is_asked_for_on_later_days_too() throws Exception {
    papersOf(MONDAY);
    arxiv.feed(MONDAY, id(MONDAY, 1) + "v1 new", "2611.16999v1 new");
    assertThat(runOn(MONDAY).status()).isEqualTo(UPSTREAM_GAP);

    LocalDate tuesday = MONDAY.plusDays(1);
    papersOf(tuesday);
    arxiv.feed(tuesday, id(tuesday, 1) + "v1 new");
    Completeness second = runOn(tuesday);
    assertThat(second.status()).as(second.toString()).isEqualTo(UPSTREAM_GAP);
    assertThat(second.detail()).contains("2611.16999v1");

    LocalDate wednesday = tuesday.plusDays(1);
    papersOf(wednesday);
    arxiv
        .put(FakePaper.of("2611.16999", MONDAY.toString()).hidden())
        .feed(wednesday, id(wednesday, 1) + "v1 new");
    assertThat(runOn(wednesday).status()).isEqualTo(OK);

    assertThat(bench.events())
        .hasSize(3 * 12 + 1)
        .doesNotHaveDuplicates()
        .contains("NEW 2611.16999");
  }

  @Test
  void after_a_week_it_is_given_up() throws Exception {
    papersOf(MONDAY);
    arxiv.feed(MONDAY, id(MONDAY, 1) + "v1 new", "2611.16999v1 new");
    runOn(MONDAY);
    LocalDate later = MONDAY.plusDays(7);
    for (int i = 1; i <= 7; i++) {
      papersOf(MONDAY.plusDays(i));
    }
    arxiv.feed(later, id(later, 1) + "v1 new");
    assertThat(runOn(later).status()).isEqualTo(UPSTREAM_GAP);
    papersOf(later.plusDays(1));
    arxiv.feed(later.plusDays(1), id(later.plusDays(1), 1) + "v1 new");

    assertThat(runOn(later.plusDays(1)).status()).isEqualTo(OK);
  }

  @Test
  void a_day_that_oai_pmh_lacks_is_found_from_the_days_around_and_read_when_it_comes()
      throws Exception {
    papersOf(MONDAY);
    arxiv.feed(MONDAY, id(MONDAY, 1) + "v1 new");
    assertThat(runOn(MONDAY).status()).isEqualTo(OK);
    // On Tuesday nothing comes, by no way.
    LocalDate tuesday = MONDAY.plusDays(1);
    arxiv.feed(tuesday);
    assertThat(runOn(tuesday).status()).isEqualTo(EMPTY_UNEXPECTED);

    LocalDate wednesday = tuesday.plusDays(1);
    papersOf(wednesday);
    arxiv.feed(wednesday, id(wednesday, 1) + "v1 new");
    Completeness gap = runOn(wednesday);
    assertThat(gap.status()).as(gap.toString()).isEqualTo(UPSTREAM_GAP);
    assertThat(gap.detail()).contains("2026-11-17").contains("physics:hep-th");

    LocalDate thursday = wednesday.plusDays(1);
    papersOf(thursday);
    arxiv.feed(thursday, id(thursday, 1) + "v1 new");
    assertThat(runOn(thursday).status()).isEqualTo(UPSTREAM_GAP);
    // On Friday the usual window is past Tuesday; it is read nevertheless.
    LocalDate friday = thursday.plusDays(1);
    papersOf(tuesday);
    papersOf(friday);
    arxiv.feed(friday, id(friday, 1) + "v1 new");
    assertThat(runOn(friday).status()).isEqualTo(OK);

    assertThat(arxiv.requests()).last().asString().contains("from=2026-11-17");
    assertThat(bench.events()).hasSize(5 * 12).doesNotHaveDuplicates();
  }

  @Test
  void a_missing_day_is_none_where_few_papers_come_or_its_feed_was_seen() throws Exception {
    LocalDate wednesday = MONDAY.plusDays(2);
    for (LocalDate day : new LocalDate[] {MONDAY, wednesday}) {
      for (int i = 1; i < MissingDays.MANY; i++) {
        arxiv.put(FakePaper.of(id(day, i), day.toString()));
      }
    }
    arxiv.feed(wednesday, id(wednesday, 1) + "v1 new");
    assertThat(runOn(wednesday).status()).isEqualTo(OK);

    // Now there are enough, but Tuesday's papers have all come with Wednesday's date.
    papersOf(MONDAY);
    arxiv.feed(MONDAY.plusDays(1), id(wednesday, 1) + "v1 new");
    runOn(MONDAY.plusDays(1));
    papersOf(wednesday);
    arxiv.feed(wednesday, id(wednesday, 1) + "v1 new");

    assertThat(bench.at(wednesday + "T15:00:00Z").run().status()).isNotEqualTo(UPSTREAM_GAP);
  }

  @Test
  void a_feed_that_cannot_be_read_does_not_keep_oai_pmh_from_being_read() throws Exception {
    papersOf(MONDAY);
    arxiv.feed(MONDAY, id(MONDAY, 1) + "v1 new");
    arxiv.next(FakeArxiv.html(), FakeArxiv.html(), FakeArxiv.html(), FakeArxiv.html());

    bench.within(Duration.ofHours(1));
    bench.at(MONDAY + "T12:00:00Z");
    // The same host serves all three here: it is left alone.
    Completeness partial = bench.run();

    assertThat(partial.status()).as(partial.toString()).isEqualTo(PARTIAL);
    assertThat(partial.detail()).contains("announcement feed").contains("web page");
    assertThat(partial.nextTry()).isPresent();
    assertThat(bench.at(MONDAY + "T14:00:00Z").run().status()).isEqualTo(OK);
    assertThat(bench.events()).hasSize(12);
  }

  @Test
  void a_refused_feed_is_a_part_that_is_missing_and_the_rest_comes() throws Exception {
    papersOf(MONDAY);
    arxiv.next(FakeArxiv.status(404));

    Completeness partial = runOn(MONDAY);

    assertThat(partial.status()).as(partial.toString()).isEqualTo(PARTIAL);
    assertThat(partial.detail()).contains("announcement feed").contains("404");
    assertThat(bench.events()).hasSize(12);
  }

  @Test
  void when_the_time_is_over_it_stops_and_the_next_run_goes_on() throws Exception {
    papersOf(MONDAY);
    arxiv.feed(MONDAY, id(MONDAY, 1) + "v1 new").pageSize(4);
    bench.within(Duration.ofSeconds(5));

    Completeness partial = runOn(MONDAY);

    assertThat(partial.status()).as(partial.toString()).isEqualTo(PARTIAL);
    assertThat(partial.detail()).contains("time of this run is over");
    assertThat(bench.events()).hasSize(8);
    bench.within(Duration.ofMinutes(10));
    assertThat(bench.at(MONDAY + "T12:10:00Z").run().status()).isEqualTo(OK);
    assertThat(bench.events()).hasSize(12).doesNotHaveDuplicates();
  }

  @Test
  void what_a_broken_run_had_already_is_no_empty_day_for_the_next() throws Exception {
    papersOf(MONDAY);
    arxiv.feed(MONDAY, id(MONDAY, 1) + "v1 new", "2611.16999v1 new");
    // All of OAI-PMH comes; asking for the other one by name is refused for a while.
    arxiv.next(FakeArxiv.fine(), FakeArxiv.fine(), FakeArxiv.status(429, "Retry-After", "3600"));
    bench.within(Duration.ofMinutes(10));
    assertThat(runOn(MONDAY).status()).isEqualTo(RATE_LIMITED);
    arxiv.put(FakePaper.of("2611.16999", MONDAY.toString()).hidden());
    bench.at(MONDAY + "T14:00:00Z");

    assertThat(bench.run().status()).isEqualTo(OK);
    assertThat(bench.events()).hasSize(13).doesNotHaveDuplicates();
  }
}
