package dev.moie.plugins.arxiv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.moie.api.ActionResult;
import dev.moie.plugins.arxiv.http.PolitenessGate;
import dev.moie.plugins.arxiv.testing.FakeArxiv;
import dev.moie.plugins.arxiv.testing.FakePaper;
import dev.moie.plugins.arxiv.testing.PassingTime;
import dev.moie.plugins.arxiv.testing.PlainFiles;
import dev.moie.plugins.arxiv.testing.TestJob;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole scans: how complete they were stands in the job's result and in the digest's head. */
class ScanStatusTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

  @TempDir Path folder;

  private final PassingTime time = new PassingTime("2026-11-25T12:00:00Z");

  /** As the engine's: it would follow redirects by itself. */
  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

  private FakeArxiv arxiv;

  @BeforeEach
  void start() throws IOException {
    arxiv = FakeArxiv.start().clock(() -> time.now().toEpochMilli());
    for (int i = 1; i <= 25; i++) {
      arxiv.put(FakePaper.of(String.format("2611.%05d", i), "2026-11-24"));
    }
    arxiv.feed(TODAY, "2611.00001v1 new", "2611.00025v1 new");
  }

  @AfterEach
  void stop() {
    arxiv.close();
  }

  private ActionResult scan() throws Exception {
    ScanConfig config =
        new ScanConfig(
            ScanConfig.ARXIV,
            List.of("hep-th"),
            Optional.of("me@example.org"),
            ScanConfig.PROFILE,
            100,
            List.of(),
            3,
            2,
            List.of(),
            arxiv.at("/rss"),
            arxiv.at("/oai"),
            arxiv.at("/api"),
            PolitenessGate.PAUSE);
    TestJob job = new TestJob(new PlainFiles(folder), time, Duration.ofMinutes(10));
    return new Scan(client, config, job, time, folder.resolve("gate")).run();
  }

  private ActionResult scanAt(String moment) throws Exception {
    time.set(moment);
    arxiv.now(moment);
    return scan();
  }

  /** The same status and words everywhere, and at the head. */
  private void assertTold(ActionResult result, boolean success, String status, String words)
      throws IOException {
    Path digests = folder.resolve("research_logs/arxiv");
    String day = LocalDate.ofInstant(time.now(), time.getZone()).toString();
    assertThat(result.isSuccess()).as(result.toString()).isEqualTo(success);
    assertThat(result.summary()).startsWith(status + ": ").contains(words);
    String markdown = Files.readString(digests.resolve(day + ".md"));
    assertThat(markdown.lines().limit(4))
        .anySatisfy(line -> assertThat(line).contains(status.replace("_", "\\_")));
    JsonNode json = new ObjectMapper().readTree(digests.resolve(day + ".json").toFile());
    assertThat(json.path("completeness").path("status").asText()).isEqualTo(status);
    assertThat(json.path("completeness").path("detail").asText()).contains(words);
    assertThat(Files.readString(digests.resolve(day + ".html"))).contains(status);
  }

  @Test
  void all_is_here() throws Exception {
    assertTold(scan(), true, "OK", "25 new");
    assertThat(arxiv.shortestGapMillis()).isGreaterThanOrEqualTo(3000);
  }

  @Test
  void redirects_wait_too_although_the_engines_client_would_not() throws Exception {
    arxiv.next(FakeArxiv.redirect(301, "/rss/moved"), FakeArxiv.redirect(302, "/oai?verb=X"));

    scan();

    assertThat(arxiv.requests()).contains("/rss/moved", "/oai?verb=X");
    assertThat(arxiv.shortestGapMillis()).isGreaterThanOrEqualTo(3000);
    assertThat(arxiv.mostAtOnce()).isEqualTo(1);
  }

  @Test
  void nothing_was_to_be_expected() throws Exception {
    scan();
    // Thanksgiving: nothing is announced in the evening, the feed of Friday is empty.
    arxiv.feed(TODAY);
    assertTold(scanAt("2026-11-26T12:00:00Z"), true, "EMPTY_UNEXPECTED", "expected on 2026-11-26");
    assertTold(scanAt("2026-11-27T12:00:00Z"), true, "QUIET_EXPECTED", "a holiday of arXiv");
    assertTold(scanAt("2026-11-28T12:00:00Z"), true, "QUIET_EXPECTED", "since the last run");
  }

  @Test
  void the_feed_is_an_old_one() throws Exception {
    scan();

    assertTold(scanAt("2026-11-26T12:00:00Z"), true, "STALE_FEED", "that of 2026-11-25");
  }

  @Test
  void arxiv_has_announced_what_it_does_not_serve() throws Exception {
    arxiv.feed(TODAY, "2611.00001v1 new", "2611.00099v1 new");

    assertTold(scan(), true, "UPSTREAM_GAP", "2611.00099v1");
  }

  @Test
  void arxiv_asks_to_wait() throws Exception {
    arxiv.next(FakeArxiv.fine(), FakeArxiv.fine(), FakeArxiv.status(429, "Retry-After", "3600"));

    ActionResult limited = scan();

    String next = time.now().plusSeconds(3600).toString();
    assertTold(limited, false, "RATE_LIMITED", "next try at " + next);
    assertTold(scanAt("2026-11-25T12:30:00Z"), false, "RATE_LIMITED", "until " + next);
    assertTold(scanAt("2026-11-25T13:30:00Z"), true, "OK", "15 new");
  }

  @Test
  void a_part_is_missing() throws Exception {
    arxiv.next(FakeArxiv.fine(), FakeArxiv.redirect(302, "ftp://localhost/oai"));

    assertTold(scan(), false, "PARTIAL", "neither https nor on the same host");
    assertTold(scanAt("2026-11-25T12:30:00Z"), true, "OK", "");
  }
}
