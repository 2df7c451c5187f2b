package dev.moie.plugins.arxiv.harvest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.moie.plugins.arxiv.calendar.AnnouncementCalendar;
import dev.moie.plugins.arxiv.corpus.CorpusWriter;
import dev.moie.plugins.arxiv.store.EventRecord;
import dev.moie.plugins.arxiv.store.Position;
import dev.moie.plugins.arxiv.testing.FakeArxiv;
import dev.moie.plugins.arxiv.testing.FakePaper;
import dev.moie.plugins.arxiv.testing.PassingTime;
import dev.moie.plugins.arxiv.testing.RealData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recorded answers are taken in without a network, with what they say of completeness. */
class ReplayTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

  @TempDir Path folder;

  private EventRecord record() {
    return new EventRecord(folder.resolve("events"));
  }

  private Completeness replay(Path answers) throws IOException {
    PassingTime time = new PassingTime("2026-11-25T12:00:00Z");
    Plan plan =
        new Plan(List.of(), List.of("hep-th"), 2, 3, TODAY, new AnnouncementCalendar(Set.of()));
    try (CorpusWriter corpus = CorpusWriter.open(folder.resolve("index"), record())) {
      return new Replay(corpus, plan, time, progress -> {}).folder(answers);
    }
  }

  private List<String> events() throws IOException {
    List<String> events = new ArrayList<>();
    record().read(Position.START, (event, at, next) -> events.add(event.kind() + " " + event.id()));
    return events;
  }

  /** As {@code curl -o} would. */
  private static void record(FakeArxiv arxiv, String path, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    try (InputStream in = arxiv.at(path).toURL().openStream()) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Test
  void what_was_recorded_comes_once_however_often_it_is_replayed() throws Exception {
    Path answers = folder.resolve("recorded");
    try (FakeArxiv arxiv = FakeArxiv.start().pageSize(2)) {
      for (int i = 1; i <= 4; i++) {
        arxiv.put(FakePaper.of("2611.0000" + i, "2026-11-24"));
      }
      arxiv.put(FakePaper.of("2611.00009", "2026-11-24").hidden());
      arxiv.feed(TODAY, "2611.00001v1 new", "2611.00009v1 new");
      String next = "verb%253DListRecords%2526from%253D2026-11-22%2526skip%253D2";
      record(arxiv, "/rss/hep-th", answers.resolve("feed.xml"));
      record(arxiv, "/oai?from=2026-11-22&set=hep-th", answers.resolve("oai/1.xml"));
      record(arxiv, "/oai?resumptionToken=" + next, answers.resolve("oai/2.xml"));
      record(arxiv, "/oai?from=2027-01-01&set=hep-th", answers.resolve("oai/3-none.xml"));
    }

    Completeness gap = replay(answers);

    assertThat(gap.status()).as(gap.toString()).isEqualTo(Completeness.Status.UPSTREAM_GAP);
    assertThat(gap.detail()).contains("2611.00009v1");
    assertThat(events()).hasSize(4).doesNotHaveDuplicates();
    Files.createDirectories(answers.resolve("api"));
    Files.writeString(
        answers.resolve("api/1.xml"),
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><id>http://arxiv.org/abs/2611.00009v1"
            + "</id><title>T</title><published>2026-11-01T10:00:00Z</published><category"
            + " term=\"hep-th\"/></entry></feed>");
    assertThat(replay(answers).status()).isEqualTo(Completeness.Status.OK);
    assertThat(events()).hasSize(5).contains("NEW 2611.00009");
    assertThat(replay(answers).status()).isEqualTo(Completeness.Status.QUIET_EXPECTED);
    assertThat(events()).hasSize(5);
  }

  @Test
  void a_folder_without_answers_and_an_answer_that_is_none_are_named() throws Exception {
    Path answers = Files.createDirectories(folder.resolve("recorded"));
    assertThatThrownBy(() -> replay(answers))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("has no recorded answers")
        .hasMessageContaining("feed.xml");

    Path page = Files.createDirectories(answers.resolve("oai")).resolve("1.xml");
    Files.writeString(page, "<html>Sorry</html>");
    assertThatThrownBy(() -> replay(answers)).hasMessageContaining(page + ": ");
    assertThat(events()).isEmpty();
  }

  @Test
  void real_answers_of_the_query_api_are_a_hundred_papers_however_they_are_paged()
      throws Exception {
    Path answers = Files.createDirectories(folder.resolve("recorded/api")).getParent();
    try (Stream<Path> files = Files.list(RealData.folder().resolve("atom"))) {
      for (Path file :
          files.filter(each -> each.getFileName().toString().contains("q_testing")).toList()) {
        Files.copy(file, answers.resolve("api").resolve(file.getFileName()));
      }
    }

    assertThat(replay(answers).status()).isEqualTo(Completeness.Status.OK);

    assertThat(events()).hasSize(100).doesNotHaveDuplicates();
  }
}
