package dev.moie.plugins.arxiv;

import dev.moie.api.ActionResult;
import dev.moie.api.JobContext;
import dev.moie.plugins.arxiv.calendar.AnnouncementCalendar;
import dev.moie.plugins.arxiv.corpus.CorpusWriter;
import dev.moie.plugins.arxiv.digest.DayOfEvents;
import dev.moie.plugins.arxiv.harvest.Completeness;
import dev.moie.plugins.arxiv.harvest.Endpoints;
import dev.moie.plugins.arxiv.harvest.Harvest;
import dev.moie.plugins.arxiv.harvest.Plan;
import dev.moie.plugins.arxiv.harvest.Replay;
import dev.moie.plugins.arxiv.harvest.SetNames;
import dev.moie.plugins.arxiv.http.HopByHop;
import dev.moie.plugins.arxiv.http.PoliteClient;
import dev.moie.plugins.arxiv.http.PolitenessGate;
import dev.moie.plugins.arxiv.http.Waiting;
import dev.moie.plugins.arxiv.judge.profile.ProfileException;
import dev.moie.plugins.arxiv.store.Cursors;
import dev.moie.plugins.arxiv.store.Event;
import dev.moie.plugins.arxiv.store.EventRecord;
import dev.moie.plugins.arxiv.store.Ledger;
import dev.moie.plugins.arxiv.store.Position;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** One scan: take in what there is, then write the digest of the day. */
final class Scan {
  private static final int ATTEMPTS = 4;

  /** What is left of the job's time for writing the digest. */
  private static final Duration RESERVE = Duration.ofSeconds(20);

  private final HttpClient client;
  private final ScanConfig config;
  private final JobContext job;
  private final Waiting waiting;
  private final Path gate;
  private final LocalDate today;

  Scan(HttpClient client, ScanConfig config, JobContext job) {
    this(client, config, job, Waiting.real(job.clock()), GateFile.path());
  }

  /** A scan in a time, and behind a gate, of its own. */
  Scan(HttpClient client, ScanConfig config, JobContext job, Waiting waiting, Path gate) {
    this.client = client;
    this.config = config;
    this.job = job;
    this.waiting = waiting;
    this.gate = gate;
    this.today = LocalDate.now(job.clock());
  }

  ActionResult run() throws IOException, InterruptedException {
    Judging judging;
    try {
      judging = Judging.by(config.profile(), job.files());
    } catch (ProfileException e) {
      return ActionResult.failed(String.join("; ", e.problems()));
    }
    Path folder = job.files().data().resolve(store());
    EventRecord record = new EventRecord(folder.resolve("events"));
    Cursors cursors = Cursors.open(job.files(), folder.resolve("cursors.json"));
    Position start = cursors.startOf(today, record.end());
    Completeness completeness;
    String tally;
    try (CorpusWriter corpus = CorpusWriter.open(folder.resolve("index"), record)) {
      if (config.source().equals(ScanConfig.ARXIV)) {
        Harvest harvest =
            new Harvest(
                endpoints(),
                polite(folder),
                corpus,
                cursors,
                Ledger.open(job.files(), folder.resolve("ledger.json"), today),
                plan(),
                waiting,
                job::progress);
        completeness = harvest.run();
        tally = harvest.tally().toString();
      } else {
        Replay replay = new Replay(corpus, plan(), waiting, job::progress);
        completeness = replay(replay);
        tally = replay.tally().toString();
      }
    }
    Path digest = write(folder, record, start, completeness, judging);
    String summary =
        completeness.status()
            + (completeness.status() == Completeness.Status.OK
                ? ": " + tally
                : ": " + completeness.detail())
            + " -> "
            + job.files().root().relativize(digest);
    return completeness.isWhole() ? ActionResult.succeeded(summary) : ActionResult.failed(summary);
  }

  /** What did not come from arXiv is kept apart. */
  private String store() {
    return switch (config.source()) {
      case ScanConfig.ARXIV -> "arxiv";
      case ScanConfig.SAMPLE -> "sample";
      default -> "replay";
    };
  }

  private Endpoints endpoints() {
    return new Endpoints(config.feedUrl(), config.oaiUrl(), config.apiUrl());
  }

  private Plan plan() {
    return new Plan(
        SetNames.sets(config.watched()),
        config.watched(),
        config.overlapDays(),
        config.firstDays(),
        today,
        new AnnouncementCalendar(config.pauses()));
  }

  private PoliteClient polite(Path folder) {
    Instant deadline = waiting.now().plus(job.remaining()).minus(RESERVE);
    String agent =
        "moie-arxiv/" + version() + config.contact().map(who -> " (" + who + ")").orElse("");
    return new PoliteClient(
        HopByHop.like(client),
        new PolitenessGate(gate, config.pause(), waiting),
        folder.resolve("cooldown"),
        waiting,
        new PoliteClient.Limits(agent, ATTEMPTS, deadline));
  }

  private static String version() {
    String version = Scan.class.getPackage().getImplementationVersion();
    return version == null ? "0.1" : version;
  }

  private Completeness replay(Replay replay) throws IOException {
    if (config.source().equals(ScanConfig.SAMPLE)) {
      try (InputStream sample = Scan.class.getResourceAsStream("sample.atom.xml")) {
        if (sample == null) {
          throw new IOException("the sample is missing from the plugin's jar");
        }
        return replay.answer(sample, "the sample");
      }
    }
    Path path = job.files().resolve(config.source());
    if (Files.isDirectory(path)) {
      return replay.folder(path);
    }
    if (!Files.isRegularFile(path)) {
      throw new IOException(
          path
              + " does not exist; set \"source\" to \"arxiv\", or to a file or folder of recorded"
              + " answers");
    }
    try (InputStream in = Files.newInputStream(path)) {
      return replay.answer(in, path.toString());
    }
  }

  private Path write(
      Path folder, EventRecord record, Position start, Completeness completeness, Judging judging)
      throws IOException {
    List<Event> events = new ArrayList<>();
    record.read(start, (event, at, next) -> events.add(event));
    boolean invented = config.source().equals(ScanConfig.SAMPLE);
    return new Publication(job, folder, judging)
        .publish(
            new DayOfEvents(today, config.source(), invented, completeness, events),
            record,
            config.maxItems(),
            config.formats());
  }
}
