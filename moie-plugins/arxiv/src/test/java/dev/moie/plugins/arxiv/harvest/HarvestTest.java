package dev.moie.plugins.arxiv.harvest;

import static dev.moie.plugins.arxiv.harvest.Completeness.Status.EMPTY_UNEXPECTED;
import static dev.moie.plugins.arxiv.harvest.Completeness.Status.OK;
import static dev.moie.plugins.arxiv.harvest.Completeness.Status.PARTIAL;
import static dev.moie.plugins.arxiv.harvest.Completeness.Status.QUIET_EXPECTED;
import static dev.moie.plugins.arxiv.harvest.Completeness.Status.RATE_LIMITED;
import static dev.moie.plugins.arxiv.harvest.Completeness.Status.STALE_FEED;
import static dev.moie.plugins.arxiv.harvest.Completeness.Status.UPSTREAM_GAP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.plugins.arxiv.testing.Bench;
import dev.moie.plugins.arxiv.testing.FakeArxiv;
import dev.moie.plugins.arxiv.testing.FakePaper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HarvestTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

  @TempDir Path folder;

  private FakeArxiv arxiv;
  private Bench bench;

  @BeforeEach
  void start() throws IOException {
    arxiv = FakeArxiv.start();
    bench = new Bench(arxiv, folder);
  }

  @AfterEach
  void stop() {
    arxiv.close();
  }

  private List<String> papers(int count) {
    List<String> expected = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      String id = String.format("2611.%05d", i);
      arxiv.put(FakePaper.of(id, "2026-11-24"));
      expected.add("NEW " + id);
    }
    return expected;
  }

  @Test
  void every_paper_comes_once_whatever_happens_on_the_way() throws Exception {
    List<String> expected = papers(45);
    arxiv.feed(TODAY, "2611.00001v1 new", "2611.00045v1 new");
    arxiv.next(
        FakeArxiv.status(503),
        FakeArxiv.fine(),
        FakeArxiv.status(429, "Retry-After", "40"),
        FakeArxiv.fine(),
        FakeArxiv.status(429, "Retry-After", "Wed, 25 Nov 2026 12:10:00 GMT"),
        FakeArxiv.html(),
        FakeArxiv.cut(),
        FakeArxiv.fine(),
        FakeArxiv.hangUp(),
        FakeArxiv.body(""),
        FakeArxiv.fine());

    Completeness completeness = bench.run();

    assertThat(completeness.status()).as(completeness.toString()).isEqualTo(OK);
    assertThat(bench.events()).containsExactlyElementsOf(expected);
    assertThat(bench.tally().fresh()).isEqualTo(45);
    assertThat(arxiv.mostAtOnce()).isEqualTo(1);
    assertThat(bench.waits()).contains(Duration.ofSeconds(40));
  }

  @Test
  void a_second_run_finds_nothing_and_says_why() throws Exception {
    papers(12);
    arxiv.feed(TODAY, "2611.00001v1 new");
    bench.run();

    Completeness again = bench.at("2026-11-25T15:00:00Z").run();

    assertThat(again.status()).as(again.toString()).isEqualTo(QUIET_EXPECTED);
    assertThat(again.detail()).contains("since the last run");
    assertThat(bench.events()).hasSize(12);
  }

  @Test
  void what_becomes_of_papers_is_told() throws Exception {
    List<String> expected = papers(6);
    arxiv.feed(TODAY, "2611.00001v1 new");
    bench.run();
    arxiv
        .put(FakePaper.of("2611.00001", "").revised(2, "2026-11-25"))
        .put(FakePaper.of("2611.00002", "").titled("Another title", "2026-11-25"))
        .put(FakePaper.of("2611.00003", "").saying("This paper has been withdrawn", "2026-11-25"))
        .put(FakePaper.of("2611.00004", "").gone("2026-11-25"))
        .put(FakePaper.of("2611.00007", "2026-11-25").in(List.of("gr-qc", "hep-th"), "2026-11-25"))
        .put(FakePaper.of("2509.00001", "2026-11-25"))
        .feed(TODAY.plusDays(1), "2611.00007v1 cross");

    bench.at("2026-11-26T12:00:00Z").run();

    expected.addAll(
        List.of(
            "METADATA 2509.00001",
            "REVISED 2611.00001",
            "METADATA 2611.00002",
            "WITHDRAWN 2611.00003",
            "DELETED 2611.00004",
            "CROSS_LISTED 2611.00007"));
    assertThat(bench.events()).containsExactlyElementsOf(expected);

    arxiv.put(FakePaper.of("2611.00003", "").revised(3, "2026-11-26"));
    bench.at("2026-11-27T12:00:00Z").run();

    expected.add("UNWITHDRAWN 2611.00003");
    assertThat(bench.events()).containsExactlyElementsOf(expected);
  }

  @Test
  void an_empty_answer_is_explained() throws Exception {
    // A Wednesday: papers are expected.
    assertThat(bench.run().status()).isEqualTo(EMPTY_UNEXPECTED);
    // Friday after Thanksgiving, then Saturday and Sunday: none are.
    for (String day : List.of("2026-11-27", "2026-11-28", "2026-11-29")) {
      Completeness quiet = bench.at(day + "T12:00:00Z").run();
      assertThat(quiet.status()).as(day + quiet).isEqualTo(QUIET_EXPECTED);
    }
  }

  @Test
  void a_feed_of_yesterday_is_called_stale() throws Exception {
    papers(3);
    arxiv.feed(TODAY, "2611.00001v1 new");
    bench.run();
    bench.at("2026-11-26T12:00:00Z");

    Completeness completeness = bench.run();

    assertThat(completeness.status()).as(completeness.toString()).isEqualTo(STALE_FEED);
    assertThat(completeness.detail()).contains("2026-11-25").contains("2026-11-26");

    // Served anew under today's date, which hides it.
    arxiv.feed(TODAY.plusDays(1), "2611.00001v1 new", "2611.00002v1 new");
    assertThat(bench.run().status()).isEqualTo(STALE_FEED);
  }

  @Test
  void what_is_announced_and_not_harvested_is_asked_for_by_name_or_reported() throws Exception {
    papers(3);
    arxiv
        .put(FakePaper.of("2611.00009", "2026-11-24").hidden())
        .feed(TODAY, "2611.00001v1 new", "2611.00009v1 new", "2611.00010v1 new");

    Completeness completeness = bench.run();

    assertThat(completeness.status()).isEqualTo(UPSTREAM_GAP);
    assertThat(completeness.detail()).startsWith("1 announced").contains("2611.00010v1");
    assertThat(bench.events()).hasSize(4).contains("NEW 2611.00009");
  }

  @Test
  void told_to_wait_for_long_it_stops_and_the_next_run_asks_nobody_too_soon() throws Exception {
    papers(25);
    arxiv.feed(TODAY, "2611.00001v1 new");
    arxiv.next(FakeArxiv.fine(), FakeArxiv.fine(), FakeArxiv.status(429, "Retry-After", "3600"));
    bench.within(Duration.ofMinutes(10));

    Completeness limited = bench.run();

    assertThat(limited.status()).as(limited.toString()).isEqualTo(RATE_LIMITED);
    assertThat(limited.nextTry()).contains(bench.now().plusSeconds(3600));
    assertThat(bench.events()).as("what came before is kept").hasSize(10);
    int requests = arxiv.requests().size();
    assertThat(bench.run().status()).isEqualTo(RATE_LIMITED);
    assertThat(arxiv.requests()).as("nobody was asked").hasSize(requests);

    bench.at("2026-11-25T14:00:00Z").run();

    assertThat(bench.events()).hasSize(25).doesNotHaveDuplicates();
    assertThat(arxiv.requests().get(requests + 1)).contains("resumptionToken");
  }

  @Test
  void a_token_that_expires_on_the_way_costs_nothing_but_time() throws Exception {
    List<String> expected = papers(35);
    arxiv.feed(TODAY, "2611.00001v1 new").expireNextToken();

    assertThat(bench.run().status()).isEqualTo(OK);

    assertThat(bench.events()).containsExactlyElementsOf(expected);
  }

  @Test
  void a_token_of_yesterday_is_not_used() throws Exception {
    papers(25);
    arxiv.feed(TODAY, "2611.00001v1 new");
    arxiv.next(FakeArxiv.fine(), FakeArxiv.fine(), FakeArxiv.status(503, "Retry-After", "3600"));
    bench.within(Duration.ofMinutes(10)).run();
    int requests = arxiv.requests().size();

    bench.at("2026-11-26T12:00:00Z").run();

    assertThat(arxiv.requests().subList(requests, arxiv.requests().size()))
        .filteredOn(request -> request.startsWith("/oai"))
        .first()
        .asString()
        .contains("from=2026-11-22");
    assertThat(bench.events()).hasSize(25).doesNotHaveDuplicates();
  }

  @Test
  void pages_that_shift_or_repeat_bring_nothing_twice() throws Exception {
    papers(30);
    arxiv.feed(TODAY, "2611.00001v1 new");
    // While it is being read, a record is stamped anew and all others move.
    arxiv.next(
        FakeArxiv.fine(),
        FakeArxiv.fine(),
        (exchange, answer) -> {
          arxiv.put(FakePaper.of("2511.00001", "2026-11-25"));
          return false;
        });

    bench.run();
    bench.at("2026-11-25T20:00:00Z").run();

    assertThat(bench.events()).hasSize(31).doesNotHaveDuplicates();
  }

  @Test
  void a_bomb_of_entities_is_refused_and_changes_nothing() throws Exception {
    arxiv.feed(TODAY, "2611.00001v1 new");
    String bomb =
        "<!DOCTYPE f [<!ENTITY a \"xx\"><!ENTITY b SYSTEM \"file:///etc/passwd\">]>"
            + "<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\"><responseDate>&b;"
            + "</responseDate><ListRecords/></OAI-PMH>";
    arxiv.next(
        FakeArxiv.fine(),
        FakeArxiv.body(bomb),
        FakeArxiv.body(bomb),
        FakeArxiv.body(bomb),
        FakeArxiv.body(bomb));

    assertThat(bench.run().status()).isEqualTo(PARTIAL);

    assertThat(bench.events()).isEmpty();
  }

  @Test
  void a_harvest_that_is_interrupted_in_the_middle_goes_on_later() throws Exception {
    List<String> expected = papers(35);
    arxiv.feed(TODAY, "2611.00001v1 new", "2611.00035v1 new");
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    arxiv.next(
        FakeArxiv.fine(),
        FakeArxiv.fine(),
        (exchange, answer) -> {
          asked.countDown();
          try {
            return !ended.await(60, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
        });
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread run =
        new Thread(
            () -> {
              try {
                bench.run();
              } catch (Throwable e) {
                thrown.set(e);
              }
            });
    run.start();
    assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();

    run.interrupt();

    run.join(10_000);
    assertThat(run.isAlive()).as("it ends although arXiv does not answer").isFalse();
    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    ended.countDown();
    assertThat(bench.events()).as("what came before is kept").hasSize(10);
    assertThat(bench.run().status()).isEqualTo(OK);
    assertThat(bench.events()).containsExactlyElementsOf(expected);
  }
}
