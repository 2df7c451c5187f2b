package dev.moie.plugins.arxiv.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.moie.plugins.arxiv.paper.ArxivId;
import dev.moie.plugins.arxiv.paper.Paper;
import dev.moie.plugins.arxiv.paper.PaperVersion;
import dev.moie.plugins.arxiv.store.Event;
import dev.moie.plugins.arxiv.store.EventRecord;
import dev.moie.plugins.arxiv.store.Position;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusTest {
  @TempDir Path folder;

  private EventRecord record;
  private Path index;

  @BeforeEach
  void open() {
    record = new EventRecord(folder.resolve("events"));
    index = folder.resolve("index");
  }

  private static Event paper(
      String id, String title, String summary, String author, String... cats) {
    ArxivId known = ArxivId.of(id).orElseThrow();
    return new Event(
        Event.Kind.NEW,
        known,
        Optional.of(
            new Paper(
                known,
                List.of(new PaperVersion(1, Instant.parse("2026-11-02T10:00:00Z"), false)),
                title,
                summary,
                List.of(author),
                List.of(cats),
                "",
                "",
                Optional.empty())),
        Instant.parse("2026-11-25T12:00:00Z"),
        LocalDate.of(2026, 11, 25));
  }

  private void fill() throws IOException {
    try (CorpusWriter corpus = CorpusWriter.open(index, record)) {
      corpus.append(
          List.of(
              paper(
                  "2611.00001",
                  "Vortices in superfluid $^3$He",
                  "We show that the time-reversal symmetry is not broken below T_c.",
                  "Bálint Nagy",
                  "cond-mat.supr-con"),
              paper(
                  "2611.00002",
                  "Inverse scattering on the line",
                  "Vortices are reconstructed in a superfluid.",
                  "Anna de Vries",
                  "math.MP",
                  "quant-ph"),
              paper("2611.00003", "Black holes", "Nothing moves.", "Peter Nagy", "gr-qc")));
    }
  }

  private List<String> ids(SearchRequest request) throws Exception {
    try (CorpusReader reader = CorpusReader.open(index, record).orElseThrow()) {
      return reader.search(request).hits().stream()
          .map(hit -> hit.paper().id().toString())
          .toList();
    }
  }

  private List<String> found(String query) throws Exception {
    return ids(SearchRequest.of(query, 10));
  }

  @Test
  void words_formulas_names_and_categories_are_found() throws Exception {
    fill();

    assertThat(found("superfluid 3He")).containsExactly("2611.00001");
    assertThat(found("vortices")).containsExactly("2611.00001", "2611.00002");
    assertThat(found("reconstructing")).as("stems").containsExactly("2611.00002");
    assertThat(found("reversal")).as("parts of a word").containsExactly("2611.00001");
    assertThat(found("\"not broken\"")).containsExactly("2611.00001");
    assertThat(found("Tc")).containsExactly("2611.00001");
    assertThat(found("author:balint")).containsExactly("2611.00001");
    assertThat(found("cat:math-ph")).as("under its other name").containsExactly("2611.00002");
    assertThat(found("cat:cond-mat")).as("the archive").containsExactly("2611.00001");
    assertThat(found("nagy NOT superfluid")).containsExactly("2611.00003");
    assertThat(ids(filtered(List.of("gr-qc", "quant-ph"), List.of(), "2026-11-02")))
        .containsExactlyInAnyOrder("2611.00002", "2611.00003");
    assertThat(ids(filtered(List.of(), List.of("Peter Nagy"), "2026-11-02")))
        .containsExactly("2611.00003");
    assertThat(ids(filtered(List.of(), List.of(), "2026-11-03"))).isEmpty();
  }

  private static SearchRequest filtered(
      List<String> categories, List<String> authors, String from) {
    return new SearchRequest(
        "", categories, authors, Optional.of(LocalDate.parse(from)), Optional.empty(), false, 10);
  }

  @Test
  void a_query_that_cannot_be_understood_says_so() throws Exception {
    fill();

    for (String query : List.of("title:(", "\"open", "*x", "AND")) {
      assertThatThrownBy(() -> found(query))
          .as(query)
          .isInstanceOf(BadQueryException.class)
          .hasMessageContaining("cannot be understood");
    }
  }

  @Test
  void similar_papers_share_rare_words() throws Exception {
    fill();

    try (CorpusReader reader = CorpusReader.open(index, record).orElseThrow()) {
      assertThat(reader.similar(ArxivId.of("2611.00001").orElseThrow(), 5).hits())
          .extracting(hit -> hit.paper().id().toString())
          .containsExactly("2611.00002");
      assertThat(reader.categories()).containsEntry("cond-mat", 1).containsEntry("math-ph", 1);
    }
  }

  @Test
  void reading_goes_on_while_somebody_writes() throws Exception {
    fill();

    try (CorpusWriter writer = CorpusWriter.open(index, record)) {
      assertThat(found("black")).hasSize(1);
      writer.append(List.of(paper("2611.00004", "More black holes", "", "X", "gr-qc")));
      assertThat(found("black")).hasSize(2);
    }
  }

  @Test
  void what_the_index_lacks_is_read_again_from_the_record() throws Exception {
    fill();
    record.append(List.of(paper("2611.00005", "Left out by a crash", "", "X", "gr-qc")));

    try (CorpusWriter writer = CorpusWriter.open(index, record)) {
      assertThat(writer.size()).isEqualTo(4);
    }

    assertThat(found("crash")).containsExactly("2611.00005");
  }

  @Test
  void a_line_that_was_cut_off_is_dropped_by_the_next_writer() throws Exception {
    fill();
    Path file = folder.resolve("events/events-000001.jsonl");
    Files.writeString(file, "{\"event\": \"NEW\", \"id\": \"26", StandardOpenOption.APPEND);

    try (CorpusWriter writer = CorpusWriter.open(index, record)) {
      assertThat(writer.size()).isEqualTo(3);
      writer.append(List.of(paper("2611.00006", "Afterwards", "", "X", "gr-qc")));
    }

    List<String> ids = new ArrayList<>();
    int bad = record.read(Position.START, (event, at, next) -> ids.add(event.id().toString()));
    assertThat(bad).isZero();
    assertThat(ids).containsExactly("2611.00001", "2611.00002", "2611.00003", "2611.00006");
  }

  @Test
  void an_index_that_is_broken_in_any_file_is_made_again() throws Exception {
    fill();
    List<Path> files;
    try (var listed = Files.list(index)) {
      files = listed.filter(file -> !file.endsWith("write.lock")).sorted().toList();
    }
    for (Path each : files) {
      try (RandomAccessFile file = new RandomAccessFile(each.toFile(), "rw")) {
        file.setLength(file.length() / 2);
      }
      try (CorpusWriter writer = CorpusWriter.open(index, record)) {
        assertThat(writer.size()).as(each.toString()).isEqualTo(3);
      }
      assertThat(found("vortices")).as(each.toString()).hasSize(2);
    }
    for (Path each : files) {
      Files.writeString(each, "nonsense", StandardCharsets.UTF_8);
    }
    try (CorpusWriter writer = CorpusWriter.open(index, record)) {
      assertThat(writer.size()).isEqualTo(3);
    }
  }

  @Test
  void two_writers_at_once_are_refused() throws Exception {
    fill();

    try (CorpusWriter writer = CorpusWriter.open(index, record)) {
      assertThatThrownBy(() -> CorpusWriter.open(index, record)).isInstanceOf(IOException.class);
      assertThat(writer.size()).isEqualTo(3);
    }
  }
}
