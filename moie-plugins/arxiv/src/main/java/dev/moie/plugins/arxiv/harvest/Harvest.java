package dev.moie.plugins.arxiv.harvest;

import dev.moie.plugins.arxiv.calendar.AnnouncementCalendar;
import dev.moie.plugins.arxiv.corpus.CorpusWriter;
import dev.moie.plugins.arxiv.http.AskLaterException;
import dev.moie.plugins.arxiv.http.PoliteClient;
import dev.moie.plugins.arxiv.http.Waiting;
import dev.moie.plugins.arxiv.paper.PaperReference;
import dev.moie.plugins.arxiv.store.Change;
import dev.moie.plugins.arxiv.store.Cursors;
import dev.moie.plugins.arxiv.store.Ledger;
import dev.moie.plugins.arxiv.wire.AnnouncementFeed;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** One run: what there is today, what has changed since the last run, and whether that is all. */
public final class Harvest {
  /** From the announcement until the feed of the next day and OAI-PMH have it. */
  private static final Duration SETTLED = Duration.ofMinutes(270);

  private final Endpoints endpoints;
  private final PoliteClient client;
  private final CorpusWriter corpus;
  private final Cursors cursors;
  private final Ledger ledger;
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
      Ledger ledger,
      Plan plan,
      Waiting waiting,
      Consumer<String> progress) {
    this.endpoints = endpoints;
    this.client = client;
    this.corpus = corpus;
    this.cursors = cursors;
    this.ledger = ledger;
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
   * @throws IOException if something cannot be kept
   */
  public Completeness run() throws IOException, InterruptedException {
    Instant began = waiting.now();
    Troubles troubles = new Troubles();
    try {
      Completeness completeness = run(began, troubles);
      if (completeness.isAsExpected()) {
        cursors.completed(began);
      }
      return completeness;
    } catch (AskLaterException e) {
      if (e.reason() == AskLaterException.Reason.ASKED_TO_WAIT) {
        return new Completeness(
            Completeness.Status.RATE_LIMITED, e.getMessage(), Optional.of(e.until()));
      }
      troubles.add(e.getMessage());
      return troubles.partial().orElseThrow();
    }
  }

  private Completeness run(Instant began, Troubles troubles)
      throws IOException, InterruptedException {
    OaiHarvest oai =
        new OaiHarvest(endpoints, client, cursors, ledger, plan, waiting, tally, progress);
    AtomicReference<TodaysFeed> feed = new AtomicReference<>(TodaysFeed.NONE);
    troubles.around("announcement feed", () -> feed.set(feed(began)));
    boolean whole = true;
    for (String set : plan.sets()) {
      whole &=
          troubles.around(
              "OAI-PMH, " + set,
              () -> {
                LocalDate from = oai.from(set);
                oai.run(set, intake(YearMonth.from(from)));
              });
    }
    if (whole) {
      troubles.around("query API", this::getAwaited);
    }
    List<PaperReference> missing = new Absent(corpus).among(ledger.awaited());
    ledger.await(missing, plan.today());
    if (tally.unusable() > 0) {
      troubles.add(tally.unusable() + " records have nothing that they could be known by");
    }
    Optional<Completeness> partial = troubles.partial();
    return partial.isPresent() ? partial.get() : judge(began, feed.get(), gap(missing, oai));
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
    List<PaperReference> absent = new Absent(corpus).among(announced);
    boolean old = absent.isEmpty() && !anySeenSince(lastAnnouncement(now), announced);
    TodaysFeed today = TodaysFeed.of(feed, day, old);
    // Before anything else can go wrong: tomorrow's feed will not tell of them.
    Set<PaperReference> awaited = new LinkedHashSet<>(ledger.awaited());
    awaited.addAll(absent);
    ledger.await(awaited, plan.today());
    if (!announced.isEmpty() && today.stale().isEmpty()) {
      ledger.feedOf(day);
    }
    return today;
  }

  private Instant lastAnnouncement(Instant now) {
    return plan.calendar().announcedAt(plan.calendar().lastBefore(now));
  }

  private boolean anySeenSince(Instant moment, List<PaperReference> papers) throws IOException {
    for (PaperReference paper : papers) {
      if (corpus.lastSeen(paper.id()).filter(seen -> seen.isAfter(moment)).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private boolean completedSince(Instant announcement) {
    return cursors.completed().filter(last -> !last.isBefore(announcement)).isPresent();
  }

  private Instant settledAnnouncement(Instant now) {
    return plan.calendar()
        .announcedAt(plan.calendar().lastBefore(now.minus(SETTLED)))
        .plus(SETTLED);
  }

  /** By name, what was announced and OAI-PMH did not have. */
  private void getAwaited() throws IOException, InterruptedException {
    List<PaperReference> missing = new Absent(corpus).among(ledger.awaited());
    if (!missing.isEmpty()) {
      new MissingPapers(endpoints, client, waiting, progress)
          .get(missing, intake(YearMonth.from(plan.today().minusDays(plan.firstDays()))));
    }
  }

  /** What arXiv itself lacks, in a sentence. */
  private Optional<String> gap(List<PaperReference> missing, OaiHarvest oai) {
    if (!missing.isEmpty()) {
      return Optional.of(
          missing.size()
              + " announced papers are not served yet, such as "
              + missing.get(0)
              + "; they are asked for again");
    }
    for (String set : plan.sets()) {
      List<LocalDate> days = oai.missingDays(set);
      if (!days.isEmpty()) {
        return Optional.of(
            "OAI-PMH has nothing in "
                + set
                + " of "
                + days.get(0)
                + ", although papers were announced for that day; it is asked for again");
      }
    }
    return Optional.empty();
  }

  private Completeness judge(Instant began, TodaysFeed feed, Optional<String> gap) {
    if (gap.isPresent()) {
      return Completeness.of(Completeness.Status.UPSTREAM_GAP, gap.get());
    }
    if (tally.fresh() > 0) {
      return feed.stale()
          .map(why -> Completeness.of(Completeness.Status.STALE_FEED, why))
          .orElseGet(() -> Completeness.of(Completeness.Status.OK, tally.toString()));
    }
    if (completedSince(settledAnnouncement(began))) {
      return Completeness.of(
          Completeness.Status.QUIET_EXPECTED, "nothing was announced since the last run");
    }
    LocalDate day = AnnouncementCalendar.feedDay(began);
    Optional<String> pause = plan.calendar().emptyFeedOn(day);
    if (pause.isPresent()) {
      return Completeness.of(Completeness.Status.QUIET_EXPECTED, pause.get());
    }
    if (feed.stale().isPresent()) {
      return Completeness.of(Completeness.Status.STALE_FEED, feed.stale().get());
    }
    return feed.announced().isEmpty()
        ? Completeness.of(
            Completeness.Status.EMPTY_UNEXPECTED,
            "papers were expected on " + day + ", and there are none")
        : Completeness.of(
            Completeness.Status.OK,
            "all that was announced for " + day + " is here, from an earlier run");
  }
}
