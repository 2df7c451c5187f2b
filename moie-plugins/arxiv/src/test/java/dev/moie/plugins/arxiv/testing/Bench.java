package dev.moie.plugins.arxiv.testing;

import dev.moie.plugins.arxiv.calendar.AnnouncementCalendar;
import dev.moie.plugins.arxiv.corpus.CorpusWriter;
import dev.moie.plugins.arxiv.harvest.Completeness;
import dev.moie.plugins.arxiv.harvest.Endpoints;
import dev.moie.plugins.arxiv.harvest.Harvest;
import dev.moie.plugins.arxiv.harvest.Plan;
import dev.moie.plugins.arxiv.harvest.Tally;
import dev.moie.plugins.arxiv.http.PoliteClient;
import dev.moie.plugins.arxiv.http.PolitenessGate;
import dev.moie.plugins.arxiv.store.Cursors;
import dev.moie.plugins.arxiv.store.Event;
import dev.moie.plugins.arxiv.store.EventRecord;
import dev.moie.plugins.arxiv.store.Ledger;
import dev.moie.plugins.arxiv.store.Position;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Runs harvests on a folder against a fake arXiv, in a time of its own that passes by waiting. */
public final class Bench {
  private final FakeArxiv arxiv;
  private final Path folder;
  private final PassingTime time = new PassingTime("2026-11-25T12:00:00Z");
  private Duration remaining = Duration.ofMinutes(30);
  private Duration patience = Duration.ofSeconds(60);
  private Tally tally = new Tally();

  /** Sets one up. */
  public Bench(FakeArxiv arxiv, Path folder) {
    this.arxiv = arxiv;
    this.folder = folder;
    arxiv.clock(() -> time.now().toEpochMilli());
  }

  /** What time it is. */
  public Bench at(String moment) {
    time.set(moment);
    arxiv.now(moment);
    return this;
  }

  /** How long a run may take. */
  public Bench within(Duration limit) {
    remaining = limit;
    return this;
  }

  /** How long the head of an answer may take, in real time. */
  public Bench patience(Duration limit) {
    patience = limit;
    return this;
  }

  /** The times that were waited for longer than the gate's pause. */
  public List<Duration> waits() {
    return time.pauses().stream()
        .filter(each -> each.compareTo(Duration.ofSeconds(5)) > 0)
        .toList();
  }

  /** What the last run brought. */
  public Tally tally() {
    return tally;
  }

  /** What time it is now. */
  public Instant now() {
    return time.now();
  }

  private EventRecord record() {
    return new EventRecord(folder.resolve("events"));
  }

  /** One run. */
  public Completeness run() throws IOException, InterruptedException {
    Instant now = time.now();
    PoliteClient client =
        new PoliteClient(
            HttpClient.newHttpClient(),
            new PolitenessGate(folder.resolve("gate"), PolitenessGate.PAUSE, time),
            folder.resolve("cooldown"),
            time,
            new PoliteClient.Limits(
                "moie-test (me@example.org)", 4, now.plus(remaining), patience));
    Plan plan =
        new Plan(
            List.of("physics:hep-th"),
            List.of("hep-th"),
            2,
            3,
            now.atZone(ZoneOffset.UTC).toLocalDate(),
            new AnnouncementCalendar(Set.of(LocalDate.of(2026, 11, 26))));
    Cursors cursors = Cursors.open(new PlainFiles(folder), folder.resolve("cursors.json"));
    try (CorpusWriter corpus = CorpusWriter.open(folder.resolve("index"), record())) {
      Harvest harvest =
          new Harvest(
              new Endpoints(arxiv.at("/rss"), arxiv.at("/oai"), arxiv.at("/api")),
              client,
              corpus,
              cursors,
              Ledger.open(new PlainFiles(folder), folder.resolve("ledger.json"), plan.today()),
              plan,
              time,
              progress -> {});
      tally = harvest.tally();
      return harvest.run();
    }
  }

  /** All events so far, such as {@code NEW 2611.00001}. */
  public List<String> events() throws IOException {
    List<String> events = new ArrayList<>();
    record().read(Position.START, (event, at, next) -> events.add(text(event)));
    return events;
  }

  private static String text(Event event) {
    return event.kind() + " " + event.id();
  }
}
