package dev.moie.plugins.arxiv.harvest;

import static dev.moie.plugins.arxiv.harvest.Completeness.Status.OK;
import static dev.moie.plugins.arxiv.harvest.Completeness.Status.PARTIAL;
import static dev.moie.plugins.arxiv.harvest.Completeness.Status.QUIET_EXPECTED;
import static dev.moie.plugins.arxiv.harvest.Completeness.Status.RATE_LIMITED;
import static dev.moie.plugins.arxiv.testing.FakeArxiv.body;
import static dev.moie.plugins.arxiv.testing.FakeArxiv.fine;
import static dev.moie.plugins.arxiv.testing.FakeArxiv.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.plugins.arxiv.testing.Bench;
import dev.moie.plugins.arxiv.testing.FakeArxiv;
import dev.moie.plugins.arxiv.testing.FakeArxiv.Fault;
import dev.moie.plugins.arxiv.testing.FakePaper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever arXiv does: every paper comes exactly once, after a few runs; no two requests are closer
 * than the gate's pause or run at the same time; and each run's status has the right name.
 */
@Tag("slow")
class MisbehavingServerTest {
  private static final boolean SLOW = Boolean.getBoolean("moie.slow");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
  private static final int PAPERS = 120;
  private static final int PAGE = 25;
  private static final int MOST_RUNS = 4;

  @TempDir Path folder;

  private final Set<String> expected = Collections.synchronizedSet(new TreeSet<>());
  private FakeArxiv arxiv;
  private Bench bench;

  @BeforeEach
  void start() throws IOException {
    arxiv = FakeArxiv.start().pageSize(PAGE);
    bench = new Bench(arxiv, folder).within(Duration.ofMinutes(20));
    papers(PAPERS);
  }

  @AfterEach
  void stop() {
    arxiv.close();
  }

  private void papers(int count) {
    for (int i = 1; i <= count; i++) {
      String id = String.format("2611.%05d", i);
      arxiv.put(FakePaper.of(id, "2026-11-24"));
      expected.add("NEW " + id);
    }
    arxiv.feed(TODAY, "2611.00001v1 new", String.format("2611.%05dv1 new", count));
  }

  /** What happens to the requests of the first run, the feed's being the first; and its status. */
  @SuppressWarnings("ImmutableEnumChecker") // a function that keeps nothing
  private enum Scenario {
    WAIT_IN_SECONDS(OK, test -> pages(status(429, "Retry-After", "120"))),
    WAIT_UNTIL_A_DATE(OK, test -> pages(date())),
    WAIT_FOR_AN_HOUR(RATE_LIMITED, test -> pages(status(429, "Retry-After", "3600"))),
    WAIT_AT_THE_FEED(RATE_LIMITED, test -> List.of(status(503, "Retry-After", "3600"))),
    UNAVAILABLE_ONCE(OK, test -> pages(status(503))),
    UNAVAILABLE(RATE_LIMITED, test -> pages(times(4, status(503)))),
    BROKEN(PARTIAL, test -> pages(times(4, status(500)))),
    NO_BYTES_ONCE(OK, test -> pages(body(""))),
    NO_BYTES(PARTIAL, test -> pages(times(4, body("")))),
    EMPTY_PAGE_ONCE(OK, test -> pages(FakeArxiv.emptyPage())),
    EMPTY_PAGES(PARTIAL, test -> pages(times(4, FakeArxiv.emptyPage()))),
    CUT_ONCE(OK, test -> pages(FakeArxiv.cut())),
    CUT(PARTIAL, test -> pages(times(4, FakeArxiv.cut()))),
    HANG_UP_ONCE(OK, test -> pages(FakeArxiv.hangUp())),
    WEB_PAGE_ONCE(OK, test -> pages(FakeArxiv.html())),
    WEB_PAGES(PARTIAL, test -> pages(times(4, FakeArxiv.html()))),
    BOMB_ONCE(OK, test -> pages(FakeArxiv.bomb())),
    BOMBS(PARTIAL, test -> pages(times(4, FakeArxiv.bomb()))),
    REDIRECTED(OK, test -> pages(times(3, FakeArxiv.detour()))),
    LED_ASTRAY(PARTIAL, test -> pages(FakeArxiv.redirect(302, "http://192.0.2.1/oai"))),
    REFUSED(PARTIAL, test -> pages(status(403))),
    TOKEN_EXPIRES(OK, test -> pages(expiry())),
    TOKENS_EXPIRE_ALWAYS(
        PARTIAL,
        test -> {
          Fault expiry = expiry();
          return List.of(fine(), fine(), expiry, fine(), expiry, fine(), expiry, fine(), expiry);
        }),
    PAGE_REPEATED(PARTIAL, test -> pages(test.arxiv.repeat())),
    PAGES_SHIFT_ON(OK, test -> pages(test.shiftOn())),
    PAGES_SHIFT_BACK(OK, test -> pages(test.shiftBack())),
    SLOW_FIRST_BYTE(OK, test -> pages(FakeArxiv.slow(Duration.ofMillis(200)))),
    NOT_FOUND_FEED(PARTIAL, test -> List.of(status(404)));

    private final Completeness.Status status;
    private final Function<MisbehavingServerTest, List<Fault>> faults;

    Scenario(Completeness.Status status, Function<MisbehavingServerTest, List<Fault>> faults) {
      this.status = status;
      this.faults = faults;
    }

    /** After the feed and the first page. */
    private static List<Fault> pages(Fault... then) {
      List<Fault> all = new ArrayList<>(List.of(fine(), fine()));
      all.addAll(List.of(then));
      return all;
    }

    private static Fault[] times(int count, Fault fault) {
      return Collections.nCopies(count, fault).toArray(Fault[]::new);
    }

    private static Fault date() {
      return status(429, "Retry-After", "Wed, 25 Nov 2026 12:05:00 GMT");
    }
  }

  private static Fault expiry() {
    return body(
        "<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\"><error"
            + " code=\"badResumptionToken\">expired</error></OAI-PMH>");
  }

  /** A record comes in at the front, and all others move on: one comes twice. */
  private Fault shiftOn() {
    return (exchange, answer) -> {
      arxiv.put(FakePaper.of("2511.00001", "2026-11-25"));
      expected.add("METADATA 2511.00001");
      return false;
    };
  }

  /** A record is stamped anew and leaves the front, and all others move up: one is passed over. */
  private Fault shiftBack() {
    return (exchange, answer) -> {
      arxiv.put(FakePaper.of("2611.00002", "2026-11-24").hidden());
      return false;
    };
  }

  @ParameterizedTest
  @EnumSource(Scenario.class)
  void every_paper_comes_once_and_the_status_has_the_right_name(Scenario scenario)
      throws Exception {
    arxiv.next(scenario.faults.apply(this).toArray(Fault[]::new));

    Completeness first = bench.run();

    assertThat(first.status()).as(first.toString()).isEqualTo(scenario.status);
    if (first.status() == RATE_LIMITED) {
      assertThat(first.nextTry()).hasValueSatisfying(next -> assertThat(next).isAfter(bench.now()));
      int asked = arxiv.requests().size();
      assertThat(bench.run().status()).isEqualTo(RATE_LIMITED);
      assertThat(arxiv.requests()).as("nobody is asked before").hasSize(asked);
    }
    assertComplete(first);
  }

  static IntStream seeds() {
    return IntStream.range(0, SLOW ? 100 : 6);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void so_it_is_with_any_mixture(int seed) throws Exception {
    Random random = new Random(seed);
    List<Fault> faults =
        List.of(
            status(429, "Retry-After", "40"),
            status(429, "Retry-After", "7200"),
            status(503),
            status(500),
            body(""),
            FakeArxiv.emptyPage(),
            FakeArxiv.cut(),
            FakeArxiv.hangUp(),
            FakeArxiv.html(),
            FakeArxiv.bomb(),
            FakeArxiv.detour(),
            FakeArxiv.redirect(307, "gopher://localhost/"),
            expiry(),
            arxiv.repeat(),
            shiftOn());
    int share = 2 + random.nextInt(5);
    for (int i = 0; i < 30; i++) {
      boolean good = random.nextInt(share) > 0;
      arxiv.next(good ? fine() : faults.get(random.nextInt(faults.size())));
    }

    assertComplete(bench.run());
  }

  /** After a few more runs, hours apart, the last two of which go well. */
  private void assertComplete(Completeness first) throws Exception {
    Completeness last = first;
    for (int run = 1; run < MOST_RUNS; run++) {
      if (run == MOST_RUNS - 2) {
        arxiv.behave();
      }
      last = bench.at(hour(run)).run();
    }
    assertThat(last.status()).as(last.toString()).isIn(OK, QUIET_EXPECTED);
    assertEachOnce();
    assertThat(arxiv.shortestGapMillis()).isGreaterThanOrEqualTo(3000);
    assertThat(arxiv.mostAtOnce()).isEqualTo(1);
  }

  private void assertEachOnce() throws IOException {
    List<String> tooMany = new ArrayList<>(bench.events());
    List<String> missing = new ArrayList<>(expected);
    expected.forEach(tooMany::remove);
    missing.removeAll(bench.events());
    assertThat(tooMany).as("too many").isEmpty();
    assertThat(missing).as("missing").isEmpty();
  }

  private static String hour(int run) {
    return String.format("2026-11-25T%02d:30:00Z", 12 + 2 * run);
  }

  @Test
  void a_first_byte_that_comes_too_late_is_not_waited_for() throws Exception {
    arxiv.next(fine(), FakeArxiv.slow(Duration.ofSeconds(3)));
    bench.patience(Duration.ofSeconds(1));

    Completeness completeness = bench.run();

    assertThat(completeness.status()).as(completeness.toString()).isEqualTo(OK);
    assertThat(bench.waits())
        .first()
        .satisfies(
            wait -> assertThat(wait).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(38)));
    assertEachOnce();
  }

  @Test
  void an_old_feed_is_named_and_the_papers_come_nevertheless() throws Exception {
    bench.run();
    arxiv.put(FakePaper.of("2611.09999", "2026-11-26"));
    expected.add("NEW 2611.09999");

    assertThat(bench.at("2026-11-26T12:00:00Z").run().status())
        .isEqualTo(Completeness.Status.STALE_FEED);

    assertEachOnce();
  }

  @Test
  void many_records_come_once_each() throws Exception {
    int many = SLOW ? 30_000 : 1500;
    papers(many);
    arxiv.pageSize(SLOW ? 1300 : 130);
    arxiv.next(
        fine(),
        fine(),
        FakeArxiv.cut(),
        fine(),
        shiftOn(),
        expiry(),
        fine(),
        status(503, "Retry-After", "3600"));
    long start = System.nanoTime();

    assertThat(bench.run().status()).isEqualTo(RATE_LIMITED);
    bench.at("2026-11-25T16:00:00Z").within(Duration.ofHours(2));
    Completeness second = bench.run();

    assertThat(second.status()).as(second.toString()).isEqualTo(OK);
    assertEachOnce();
    System.out.println(
        many + " records harvested in " + (System.nanoTime() - start) / 1_000_000 + " ms");
  }
}
