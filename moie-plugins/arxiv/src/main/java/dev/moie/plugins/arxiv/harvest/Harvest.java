package dev.moie.plugins.arxiv.harvest;

import dev.moie.plugins.arxiv.calendar.AnnouncementCalendar;
import dev.moie.plugins.arxiv.corpus.CorpusWriter;
import dev.moie.plugins.arxiv.http.AskLaterException;
import dev.moie.plugins.arxiv.http.PoliteClient;
import dev.moie.plugins.arxiv.http.RefusedException;
import dev.moie.plugins.arxiv.http.Waiting;
import dev.moie.plugins.arxiv.paper.PaperReference;
import dev.moie.plugins.arxiv.store.Change;
import dev.moie.plugins.arxiv.store.Cursors;
import dev.moie.plugins.arxiv.wire.AnnouncementFeed;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One run: what there is today, what has changed since the last run, and whether that is all. */
public final class Harvest {
  /** From the announcement until the feed of the next day and OAI-PMH have it. */
  private static final Duration SETTLED = Duration.ofMinutes(270);

  private final Endpoints endpoints;
  private final PoliteClient client;
  private final CorpusWriter corpus;
  private final Cursors cursors;
  private final Plan plan;
  private final Waiting waiting;
  private final Consumer<String> progress;
  private final Tally tally = new Tally();

  /**
   * Prepares one run.
   *
   * @param progress is told how far it is, often
   */
  public Harvest(
      Endpoints endpoints,
      PoliteClient client,
      CorpusWriter corpus,
      Cursors cursors,
      Plan plan,
      Waiting waiting,
      Consumer<String> progress) {
    this.endpoints = endpoints;
    this.client = client;
    this.corpus = corpus;
    this.cursors = cursors;
    this.plan = plan;
    this.waiting = waiting;
    this.progress = progress;
  }

  /** What it has brought. */
  public Tally tally() {
    return tally;
  }

  /**
   * Runs to the end, or as far as arXiv lets it.
   *
   * @throws RefusedException if a question is wrong, as after a wrong setting
   * @throws IOException if something cannot be kept
   */
  public Completeness run() throws IOException, InterruptedException {
    Instant began = waiting.now();
    OaiHarvest oai = new OaiHarvest(endpoints, client, cursors, plan, waiting, tally, progress);
    try {
      TodaysFeed feed = feed(began);
      for (String set : plan.sets()) {
        LocalDate from = oai.from(set);
        oai.run(set, intake(YearMonth.from(from)));
      }
      List<PaperReference> missing = missing(feed);
      Completeness completeness = judge(began, feed, missing);
      if (completeness.isAsExpected()) {
        cursors.completed(began);
      }
      return completeness;
    } catch (AskLaterException e) {
      return new Completeness(
          Completeness.Status.RATE_LIMITED, e.getMessage(), Optional.of(e.until()));
    }
  }

  private Intake intake(YearMonth newSince) {
    return new Intake(corpus, new Change(plan.watched(), newSince), plan.today(), tally);
  }

  private TodaysFeed feed(Instant now) throws IOException, InterruptedException {
    LocalDate day = AnnouncementCalendar.feedDay(now);
    if (plan.calendar().emptyFeedOn(day).isPresent()) {
      return TodaysFeed.NONE;
    }
    progress.accept("announcement feed of " + day);
    AnnouncementFeed.Day feed =
        client.get(
            endpoints.feedOf(SetNames.feeds(plan.watched())),
            answer -> AnnouncementFeed.read(answer.body()));
    tally.page(feed.items().size(), feed.unusable());
    List<PaperReference> announced = feed.items().stream().map(item -> item.paper()).toList();
    boolean ranSince =
        cursors.completed().filter(last -> !last.isBefore(settledAnnouncement(now))).isPresent();
    boolean allKnown = !ranSince && new Absent(corpus).among(announced).isEmpty();
    return TodaysFeed.of(feed, day, allKnown);
  }

  private Instant settledAnnouncement(Instant now) {
    return plan.calendar()
        .announcedAt(plan.calendar().lastBefore(now.minus(SETTLED)))
        .plus(SETTLED);
  }

  private List<PaperReference> missing(TodaysFeed feed) throws IOException, InterruptedException {
    Absent absent = new Absent(corpus);
    List<PaperReference> missing = absent.among(feed.announced());
    if (!missing.isEmpty()) {
      new MissingPapers(endpoints, client, waiting, progress)
          .get(missing, intake(YearMonth.from(plan.today().minusDays(plan.firstDays()))));
    }
    return absent.among(missing);
  }

  private Completeness judge(Instant began, TodaysFeed feed, List<PaperReference> missing) {
    if (!missing.isEmpty()) {
      return Completeness.of(
          Completeness.Status.UPSTREAM_GAP,
          missing.size()
              + " announced papers are not served yet, such as "
              + missing.get(0)
              + "; they are asked for again");
    }
    if (tally.fresh() > 0) {
      return feed.stale()
          .map(why -> Completeness.of(Completeness.Status.STALE_FEED, why))
          .orElseGet(() -> Completeness.of(Completeness.Status.OK, tally.toString()));
    }
    Instant announcement = settledAnnouncement(began);
    if (cursors.completed().filter(last -> !last.isBefore(announcement)).isPresent()) {
      return Completeness.of(
          Completeness.Status.QUIET_EXPECTED, "nothing was announced since the last run");
    }
    LocalDate day = AnnouncementCalendar.feedDay(began);
    Optional<String> pause = plan.calendar().emptyFeedOn(day);
    if (pause.isPresent()) {
      return Completeness.of(Completeness.Status.QUIET_EXPECTED, pause.get());
    }
    return feed.stale()
        .map(why -> Completeness.of(Completeness.Status.STALE_FEED, why))
        .orElseGet(
            () ->
                Completeness.of(
                    Completeness.Status.EMPTY_UNEXPECTED,
                    "papers were expected on " + day + ", and there are none"));
  }
}
