package dev.moie.plugins.arxiv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.plugins.arxiv.corpus.CorpusReader;
import dev.moie.plugins.arxiv.corpus.CorpusWriter;
import dev.moie.plugins.arxiv.digest.DayOfEvents;
import dev.moie.plugins.arxiv.harvest.Completeness;
import dev.moie.plugins.arxiv.judge.Candidates;
import dev.moie.plugins.arxiv.judge.feedback.FeedbackFile;
import dev.moie.plugins.arxiv.paper.ArxivId;
import dev.moie.plugins.arxiv.paper.Paper;
import dev.moie.plugins.arxiv.paper.PaperVersion;
import dev.moie.plugins.arxiv.store.Event;
import dev.moie.plugins.arxiv.store.EventRecord;
import dev.moie.plugins.arxiv.testing.PlainFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a day's papers are compared with: what they were before, and what a person said. */
class JudgingTest {
  private static final LocalDate YESTERDAY = LocalDate.of(2026, 11, 24);
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
  private static final String CLAIM =
      "We show that, contrary to common belief, the second law is not obeyed.";

  @TempDir Path folder;

  private EventRecord record;
  private Path index;

  @BeforeEach
  void open() {
    record = new EventRecord(folder.resolve("events"));
    index = folder.resolve("index");
  }

  private static ArxivId id(String text) {
    return ArxivId.of(text).orElseThrow();
  }

  private static Event event(
      Event.Kind kind, LocalDate day, String id, int version, String title, String summary) {
    List<PaperVersion> versions = new ArrayList<>();
    for (int i = 1; i <= version; i++) {
      versions.add(new PaperVersion(i, Instant.parse("2026-11-0" + i + "T10:00:00Z"), false));
    }
    return new Event(
        kind,
        id(id),
        Optional.of(
            new Paper(
                id(id),
                versions,
                title,
                summary,
                List.of("Ann One"),
                List.of("gr-qc"),
                "",
                "",
                Optional.empty())),
        day.atTime(12, 0).toInstant(java.time.ZoneOffset.UTC),
        day);
  }

  private void take(Event... events) throws IOException {
    try (CorpusWriter writer = CorpusWriter.open(index, record)) {
      for (Event event : events) {
        writer.append(List.of(event));
      }
    }
  }

  private static DayOfEvents day(Event... events) {
    return new DayOfEvents(
        TODAY,
        "arxiv",
        false,
        new Completeness(Completeness.Status.OK, "", Optional.empty()),
        List.of(events));
  }

  @Test
  void a_revision_counts_if_the_abstract_or_the_cues_are_not_what_they_were() throws Exception {
    Files.writeString(
        folder.resolve("arxiv-profile.yaml"),
        "version: 1\ncues:\n"
            + "  - {id: contrary, facet: claim, kind: polarity, pattern: contrary to common,"
            + " weight: 0.9}\n"
            + "  - {id: paradox, facet: claim, kind: polarity, pattern: paradox, weight: 0.1}\n");
    for (String id : List.of("2611.00001", "2611.00002", "2611.00003")) {
      take(event(Event.Kind.NEW, YESTERDAY, id, 1, "Heat", CLAIM));
    }
    Event typos = event(Event.Kind.REVISED, TODAY, "2611.00001", 2, "Heat!", CLAIM);
    Event other = event(Event.Kind.REVISED, TODAY, "2611.00002", 2, "Heat", CLAIM + " Twice.");
    Event title = event(Event.Kind.REVISED, TODAY, "2611.00003", 2, "A paradox of heat", CLAIM);
    Event unknown = event(Event.Kind.REVISED, TODAY, "2611.00004", 2, "Heat", CLAIM);
    // Something more becomes known on the same day: what was before the day still counts.
    Event again = event(Event.Kind.METADATA, TODAY, "2611.00002", 2, "Heat", CLAIM + " Twice.");
    take(typos, other, title, unknown, again);
    Judging judging = Judging.by(ScanConfig.PROFILE, new PlainFiles(folder));

    try (CorpusReader corpus = CorpusReader.open(index, record).orElseThrow()) {
      DayOfEvents day = day(typos, other, title, unknown, again);
      Set<ArxivId> unchanged = judging.unchanged(day, corpus);

      assertThat(unchanged).containsExactly(id("2611.00001"));
      Candidates candidates = judging.candidates(day, unchanged, corpus);
      assertThat(candidates.listed())
          .extracting(each -> each.paper().id().toString())
          .containsExactlyInAnyOrder("2611.00002", "2611.00003", "2611.00004");
      assertThat(corpus.before(id("2611.00002")).orElseThrow().latest().number()).isEqualTo(1);
    }
  }

  @Test
  void what_was_liked_and_disliked_by_command_counts_at_the_next_scan() throws Exception {
    Event liked = event(Event.Kind.NEW, YESTERDAY, "2611.00001", 1, "Horizons", "Horizons shrink.");
    Event today = event(Event.Kind.NEW, TODAY, "2611.00002", 1, "Horizons", CLAIM);
    take(liked, today);
    PlainFiles files = new PlainFiles(folder);
    double before = score(files, today);

    new FeedbackFile(files).change(said -> said.like(List.of(id("2611.00001"))));
    double after = score(files, today);
    new FeedbackFile(files).change(said -> said.dislike(List.of(id("2611.00001"))));

    assertThat(after).isGreaterThan(before);
    assertThat(score(files, today)).isLessThan(before);
    new FeedbackFile(files).change(said -> said.forget(List.of(id("2611.00001"))));
    assertThat(score(files, today)).isEqualTo(before);
  }

  private double score(PlainFiles files, Event event) throws Exception {
    try (CorpusReader corpus = CorpusReader.open(index, record).orElseThrow()) {
      return Judging.by(ScanConfig.PROFILE, files)
          .candidates(day(event), Set.of(), corpus)
          .listed()
          .get(0)
          .judgement()
          .score();
    }
  }
}
