package dev.moie.plugins.arxiv.harvest;

import dev.moie.plugins.arxiv.http.PoliteClient;
import dev.moie.plugins.arxiv.http.UnusableAnswerException;
import dev.moie.plugins.arxiv.http.Waiting;
import dev.moie.plugins.arxiv.store.Cursors;
import dev.moie.plugins.arxiv.store.Ledger;
import dev.moie.plugins.arxiv.store.SetCursor;
import dev.moie.plugins.arxiv.wire.OaiError;
import dev.moie.plugins.arxiv.wire.OaiPage;
import dev.moie.plugins.arxiv.wire.OaiReader;
import dev.moie.plugins.arxiv.wire.OaiRecord;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Harvests one set, page by page: first the records, then how far it has come. A harvest that broke
 * off goes on with its token while that is good, and from its first day otherwise.
 */
final class OaiHarvest {
  /** How often a window is begun anew because its token was refused. */
  private static final int RESTARTS = 2;

  private static final int MOST_PAGES = 10_000;

  private final Endpoints endpoints;
  private final PoliteClient client;
  private final Cursors cursors;
  private final Ledger ledger;
  private final Plan plan;
  private final Waiting waiting;
  private final Tally tally;
  private final Consumer<String> progress;

  OaiHarvest(
      Endpoints endpoints,
      PoliteClient client,
      Cursors cursors,
      Ledger ledger,
      Plan plan,
      Waiting waiting,
      Tally tally,
      Consumer<String> progress) {
    this.endpoints = endpoints;
    this.client = client;
    this.cursors = cursors;
    this.ledger = ledger;
    this.plan = plan;
    this.waiting = waiting;
    this.tally = tally;
    this.progress = progress;
  }

  /** The day that a set's harvest begins with; earlier if a day before it has not come yet. */
  LocalDate from(String set) {
    SetCursor cursor = cursors.of(set);
    if (cursor.open().isPresent()) {
      return cursor.open().get().from();
    }
    LocalDate usual =
        cursor
            .complete()
            .map(day -> day.minusDays(plan.overlapDays()))
            .orElseGet(() -> day(waiting.now()).minusDays(plan.firstDays()));
    return missingDays(set).stream().filter(day -> day.isBefore(usual)).findFirst().orElse(usual);
  }

  /** Days of which the set has nothing, as far as was seen. */
  List<LocalDate> missingDays(String set) {
    return new MissingDays(ledger, plan.calendar()).of(set, plan.today());
  }

  private static LocalDate day(Instant moment) {
    return moment.atZone(ZoneOffset.UTC).toLocalDate();
  }

  /**
   * Harvests the set to its end.
   *
   * @throws IOException if it had to stop; what was read is kept
   */
  void run(String set, Intake intake) throws IOException, InterruptedException {
    LocalDate from = from(set);
    Optional<SetCursor.Open> resumed =
        cursors.of(set).open().filter(open -> open.isFresh(waiting.now()));
    for (int restart = 0; ; restart++) {
      try {
        window(set, from, resumed, intake);
        return;
      } catch (OaiError e) {
        if (e.code().equals(OaiError.NO_RECORDS)) {
          finish(set, waiting.now());
          return;
        }
        if (!e.code().equals(OaiError.BAD_TOKEN) || restart >= RESTARTS) {
          throw e;
        }
        resumed = Optional.empty();
      }
    }
  }

  private void window(String set, LocalDate from, Optional<SetCursor.Open> resumed, Intake intake)
      throws IOException, InterruptedException {
    Optional<Instant> began = resumed.map(SetCursor.Open::began);
    Optional<String> token = resumed.map(SetCursor.Open::token);
    Map<LocalDate, Integer> days = new HashMap<>();
    Set<String> used = new HashSet<>(token.map(List::of).orElse(List.of()));
    for (int number = 1; number <= MOST_PAGES; number++) {
      progress.accept(
          "OAI-PMH: " + set + " since " + from + ", page " + number + ", " + tally + " so far");
      OaiPage page = page(set, from, token);
      tally.page(page.records().size(), page.unusable());
      intake.records(page.records(), waiting.now());
      page.records().stream()
          .map(OaiRecord::datestamp)
          .filter(day -> !day.isBefore(from))
          .forEach(day -> days.merge(day, 1, Integer::sum));
      ledger.records(set, days);
      Instant start = began.orElse(page.answered());
      began = Optional.of(start);
      if (page.token().isEmpty()) {
        finish(set, start);
        return;
      }
      token = page.token();
      if (!used.add(token.get())) {
        throw new UnusableAnswerException("OAI-PMH gives the same page again and again for " + set);
      }
      cursors.set(
          set,
          new SetCursor(
              cursors.of(set).complete(),
              Optional.of(new SetCursor.Open(from, start, token.get(), waiting.now()))));
    }
    throw new UnusableAnswerException("OAI-PMH has more than " + MOST_PAGES + " pages for " + set);
  }

  private OaiPage page(String set, LocalDate from, Optional<String> token)
      throws IOException, InterruptedException {
    try {
      return client.get(
          token.map(endpoints::nextPage).orElseGet(() -> endpoints.firstPage(set, from)),
          answer -> {
            try {
              OaiPage page = OaiReader.read(answer.body());
              if (token.isPresent() && page.isBlank()) {
                throw new UnusableAnswerException("OAI-PMH gave an empty page on the way");
              }
              return page;
            } catch (OaiError e) {
              throw new PoliteClient.Final(e);
            }
          });
    } catch (PoliteClient.Final e) {
      throw e.getCause() instanceof OaiError error
          ? error
          : new UnusableAnswerException(e.getMessage());
    }
  }

  private void finish(String set, Instant began) throws IOException {
    cursors.set(set, new SetCursor(Optional.of(day(began)), Optional.empty()));
  }
}
