package dev.moie.plugins.arxiv.harvest;

import dev.moie.plugins.arxiv.corpus.CorpusWriter;
import dev.moie.plugins.arxiv.http.RefusedException;
import dev.moie.plugins.arxiv.http.UnusableAnswerException;
import dev.moie.plugins.arxiv.http.Waiting;
import dev.moie.plugins.arxiv.paper.PaperReference;
import dev.moie.plugins.arxiv.store.Change;
import dev.moie.plugins.arxiv.wire.Announcement;
import dev.moie.plugins.arxiv.wire.AnnouncementFeed;
import dev.moie.plugins.arxiv.wire.OaiError;
import dev.moie.plugins.arxiv.wire.OaiPage;
import dev.moie.plugins.arxiv.wire.OaiReader;
import dev.moie.plugins.arxiv.wire.QueryAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Takes in recorded answers instead of asking: works without a network. */
public final class Replay {
  private static final int MAX_BYTES = 64 << 20;

  /** Whatever is recorded is new. */
  private static final YearMonth ALWAYS = Year.of(1991).atMonth(1);

  private final CorpusWriter corpus;
  private final Waiting waiting;
  private final Consumer<String> progress;
  private final Tally tally = new Tally();
  private final Intake intake;

  /** Prepares a replay. */
  public Replay(CorpusWriter corpus, Plan plan, Waiting waiting, Consumer<String> progress) {
    this.corpus = corpus;
    this.waiting = waiting;
    this.progress = progress;
    this.intake = new Intake(corpus, new Change(plan.watched(), ALWAYS), plan.today(), tally);
  }

  /** What it has brought. */
  public Tally tally() {
    return tally;
  }

  /**
   * Takes one answer of the query API in.
   *
   * @throws IOException if it is none
   */
  public Completeness answer(InputStream in, String name) throws IOException {
    byte[] bytes = in.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new IOException(name + " is larger than " + (MAX_BYTES >> 20) + " MiB");
    }
    query(bytes);
    return done();
  }

  private void query(byte[] bytes) throws IOException {
    QueryAnswer answer = QueryAnswer.read(bytes);
    tally.page(answer.papers().size(), answer.unusable());
    intake.papers(answer.papers(), waiting.now());
  }

  /**
   * Takes a folder in: {@code oai/*.xml} and {@code api/*.xml} in the order of their names, and
   * checks them against {@code feed.xml}.
   *
   * @throws IOException if there is nothing in it, or an answer is none, naming the file
   */
  public Completeness folder(Path folder) throws IOException {
    List<Path> oai = answers(folder.resolve("oai"));
    List<Path> api = answers(folder.resolve("api"));
    Path feed = folder.resolve("feed.xml");
    if (oai.isEmpty() && api.isEmpty() && !Files.exists(feed)) {
      throw new IOException(
          folder + " has no recorded answers: neither feed.xml nor oai/*.xml nor api/*.xml");
    }
    for (Path file : oai) {
      read(file, this::records);
    }
    for (Path file : api) {
      read(file, this::query);
    }
    List<PaperReference> announced = new ArrayList<>();
    if (Files.exists(feed)) {
      read(
          feed,
          bytes ->
              AnnouncementFeed.read(bytes).items().stream()
                  .map(Announcement::paper)
                  .forEach(announced::add));
    }
    List<PaperReference> missing = new Absent(corpus).among(announced);
    return missing.isEmpty()
        ? done()
        : Completeness.of(
            Completeness.Status.UPSTREAM_GAP,
            missing.size()
                + " announced papers are not among the answers, such as "
                + missing.get(0));
  }

  /** Understands a recorded answer. */
  private interface Answer {
    void take(byte[] bytes) throws IOException;
  }

  private void read(Path file, Answer answer) throws IOException {
    progress.accept("replaying " + file.getFileName());
    if (Files.size(file) > MAX_BYTES) {
      throw new IOException(file + " is larger than " + (MAX_BYTES >> 20) + " MiB");
    }
    try {
      answer.take(Files.readAllBytes(file));
    } catch (RefusedException | UnusableAnswerException | OaiError e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private void records(byte[] bytes) throws IOException {
    try {
      OaiPage page = OaiReader.read(bytes);
      tally.page(page.records().size(), page.unusable());
      intake.records(page.records(), waiting.now());
    } catch (OaiError e) {
      if (!e.code().equals(OaiError.NO_RECORDS)) {
        throw e;
      }
    }
  }

  private static List<Path> answers(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".xml")).sorted().toList();
    }
  }

  private Completeness done() {
    return tally.total() > 0
        ? Completeness.of(Completeness.Status.OK, tally.toString())
        : Completeness.of(
            Completeness.Status.QUIET_EXPECTED,
            tally.records() == 0 ? "the source answered, and had no papers" : "nothing new in it");
  }
}
