package dev.moie.plugins.arxiv.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.moie.api.command.CommandIo;
import dev.moie.api.files.WorkspaceFiles;
import dev.moie.plugins.arxiv.corpus.CorpusWriter;
import dev.moie.plugins.arxiv.paper.ArxivId;
import dev.moie.plugins.arxiv.paper.Paper;
import dev.moie.plugins.arxiv.paper.PaperVersion;
import dev.moie.plugins.arxiv.store.Event;
import dev.moie.plugins.arxiv.store.EventRecord;
import dev.moie.plugins.arxiv.testing.PlainFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArxivCommandTest {
  @TempDir Path folder;

  /** What came of a run. */
  private record Result(int exit, String out, String err) {}

  private Result run(boolean json, boolean colour, String... words) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit =
        new ArxivCommand()
            .run(
                List.of(words),
                new Io(
                    new PrintStream(out, true, StandardCharsets.UTF_8),
                    new PrintStream(err, true, StandardCharsets.UTF_8),
                    json,
                    colour,
                    new PlainFiles(folder)));
    return new Result(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private record Io(
      PrintStream out, PrintStream err, boolean json, boolean colour, WorkspaceFiles files)
      implements CommandIo {}

  private Result run(String... words) throws IOException {
    return run(false, false, words);
  }

  private Path corpus() {
    return folder.resolve("arxiv");
  }

  private EventRecord record() {
    return new EventRecord(corpus().resolve("events"));
  }

  private static Event paper(String id, String day, String title, String summary, String author) {
    ArxivId known = ArxivId.of(id).orElseThrow();
    return new Event(
        Event.Kind.NEW,
        known,
        Optional.of(
            new Paper(
                known,
                List.of(new PaperVersion(1, Instant.parse(day + "T10:00:00Z"), false)),
                title,
                summary,
                List.of(author),
                List.of("gr-qc"),
                "",
                "",
                Optional.empty())),
        Instant.parse("2026-11-25T12:00:00Z"),
        LocalDate.of(2026, 11, 25));
  }

  private static final List<Event> PAPERS =
      List.of(
          paper(
              "2611.00001",
              "2026-11-02",
              "\u001b[31mHeat\u001b[0m \u202eflows",
              "We show that, contrary to common belief, the second law is not obeyed by horizons.",
              "Ann One"),
          paper("2611.00002", "2026-11-03", "Horizons", "Second sound of horizons.", "Ben Two"),
          paper("hep-th/9901001", "1999-01-04", "Old horizons", "Old.", "Cia Three"));

  private void fill() throws IOException {
    try (CorpusWriter writer = CorpusWriter.open(corpus().resolve("index"), record())) {
      writer.append(PAPERS);
    }
  }

  @Test
  void searches_by_words_authors_categories_and_days() throws Exception {
    fill();

    assertThat(run("search", "horizons", "--from", "2026-01-01").out())
        .contains("2611.00001 · gr-qc · 2026-11-02", "2611.00002")
        .doesNotContain("hep-th/9901001");
    assertThat(run("search", "--author=Two", "--to=2026-11-03").out())
        .contains("Ben Two")
        .doesNotContain("Ann One");
    assertThat(run("search", "--category", "hep-lat").err()).contains("none of the 3 papers here");
    Result newest = run("search", "--newest", "--limit", "1");
    assertThat(newest.out()).contains("2611.00002", "1 of 3; --limit shows more");
    assertThat(run("search", "cat:gr-qc", "title:old").out()).contains("hep-th/9901001");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2611.00001",
        "arXiv:2611.00001v3",
        "https://arxiv.org/pdf/2611.00001v1.pdf",
        "oai:arXiv.org:2611.00001",
        "10.48550/arXiv.2611.00001"
      })
  void a_paper_is_shown_by_any_form_of_its_identifier_with_its_cues(String id) throws Exception {
    fill();

    Result shown = run("show", id);

    assertThat(shown.exit()).as(shown.err()).isZero();
    assertThat(shown.out())
        .contains("https://arxiv.org/abs/2611.00001v1", "Ann One", "Score by cues 0.", "contrary");
    assertThat(shown.out().contains("Asked for v3")).isEqualTo(id.contains("v3"));
  }

  @Test
  void titles_bring_no_escapes_to_a_terminal() throws Exception {
    fill();

    for (String[] words :
        List.of(
            new String[] {"search", "flows"},
            new String[] {"show", "2611.00001"},
            new String[] {"similar", "2611.00002"})) {
      assertThat(run(words).out()).contains("Heat").doesNotContain("\u001b", "\u202e");
      String watched = run(false, true, words).out();
      assertThat(watched.replace("\u001b[1m", "").replace("\u001b[0m", ""))
          .contains("Heat")
          .doesNotContain("\u001b", "\u202e");
      assertThat(watched.lines()).allMatch(line -> line.length() <= 100);
    }
  }

  @Test
  void json_fits_its_schema() throws Exception {
    fill();
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(Path.of("../../docs/schema/arxiv.json")), InputFormat.JSON);

    for (String[] words :
        List.of(
            new String[] {"search", "horizons"},
            new String[] {"similar", "2611.00001"},
            new String[] {"like", "2611.00001"},
            new String[] {"show", "2611.00001"},
            new String[] {"stats"},
            new String[] {"reindex"})) {
      Result result = run(true, false, words);
      assertThat(schema.validate(result.out(), InputFormat.JSON)).as(result.out()).isEmpty();
      JsonNode read = new ObjectMapper().readTree(result.out());
      assertThat(read.path("command").asText()).isEqualTo(words[0]);
      assertThat(result.out().lines()).hasSize(1);
    }
    assertThat(schema.validate("{\"schema\":1,\"command\":\"stats\"}", InputFormat.JSON))
        .isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''| say what to do",
        "serch x| \"serch\" is none of its words",
        "search| search wants words",
        "search foo:bar| the query asks for \"foo:\"",
        "search (open| cannot be understood",
        "search x --from 2026-02-30| is no day",
        "search x --from 26-2-3| is no day",
        "search x --from 2026-11-03 --to 2026-11-02| is before",
        "search x --limit many| has to be from 1 to 1000",
        "search x --undo| takes no --undo",
        "show| wants a paper",
        "show 2611.1| is no paper",
        "show 2611.00001 2611.00002| wants one paper, not 2",
        "like paper| is no paper",
        "stats now| takes no \"now\"",
        "stats --corpus mine| has to be one of arxiv, sample, replay",
      })
  void what_is_wrong_with_a_command_line_is_told(String line, String expected) throws Exception {
    fill();

    Result result = run(line.isEmpty() ? new String[0] : line.split(" ", -1));

    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).startsWith("moie: arxiv: ").contains(expected);
    assertThat(result.err().lines()).hasSize(1);
    assertThat(result.out()).isEmpty();
  }

  @Test
  void a_huge_query_and_a_deep_one_are_refused() throws Exception {
    fill();

    assertThat(run("search", "x".repeat(3000)).err()).contains("longer than 2000");
    assertThat(run("search", "(".repeat(1900)).err()).contains("cannot be understood");
    assertThat(run("search", "(".repeat(900) + "x" + ")".repeat(900)).exit()).isZero();
  }

  @Test
  void before_the_first_scan_it_says_what_to_do() throws Exception {
    for (String words : List.of("search x", "show 2611.00001", "similar 2611.00001", "stats")) {
      Result result = run(words.split(" ", -1));
      assertThat(result.exit()).isEqualTo(1);
      assertThat(result.err()).contains("run the scan first, such as: moie run 5.1");
    }
    assertThat(run("reindex").err()).contains("run the scan first");
    assertThat(folder.resolve("arxiv")).doesNotExist();
  }

  @Test
  void an_index_that_is_gone_or_broken_is_made_again() throws Exception {
    fill();
    for (String content : List.of("", "nonsense")) {
      try (var files = Files.list(corpus().resolve("index"))) {
        for (Path file : files.filter(each -> !each.endsWith("write.lock")).toList()) {
          if (content.isEmpty()) {
            Files.delete(file);
          } else {
            Files.writeString(file, content);
          }
        }
      }
      assertThat(run("search", "horizons").err()).contains("moie arxiv reindex");
      assertThat(run("reindex").out()).isEqualTo("indexed 3 papers\n");
      assertThat(run("search", "horizons").out()).contains("2611.00002");
    }
  }

  @Test
  void a_scan_that_writes_keeps_nobody_from_reading_but_from_reindexing() throws Exception {
    fill();

    try (CorpusWriter writer = CorpusWriter.open(corpus().resolve("index"), record())) {
      assertThat(run("search", "horizons").out()).contains("2611.00002");
      writer.append(
          List.of(paper("2611.00009", "2026-11-04", "Fresh horizons", "New.", "Dan Four")));
      assertThat(run("search", "fresh").out()).contains("2611.00009");
      Result refused = run("reindex");
      assertThat(refused.exit()).isEqualTo(1);
      assertThat(refused.err()).contains("a scan is at work").contains("try again");
    }
  }

  @Test
  void what_is_liked_is_kept_apart_from_the_profile_and_can_be_undone() throws Exception {
    fill();
    Path profile = Files.writeString(folder.resolve("arxiv-profile.yaml"), "version: 1 # mine\n");

    assertThat(run("like", "2611.00001", "hep-th/9901001").out()).contains("2 liked");
    assertThat(run("dislike", "hep-th/9901001").out()).contains("1 liked and 1 disliked");
    assertThat(run("show", "2611.00001").out()).contains("You liked it.");
    Result absent = run("like", "2611.00077");
    assertThat(absent.exit()).isZero();
    assertThat(absent.err()).contains("2611.00077 is not among the papers here");
    assertThat(run("like", "--undo", "2611.00001", "2611.00077").out())
        .contains("0 liked and 1 disliked");
    assertThat(profile).hasContent("version: 1 # mine");

    Path file = Files.writeString(folder.resolve("feedback.json"), "{\"schema\": 1, \"lik");
    try {
      run("like", "2611.00001");
      assertThat(false).as("a broken file was written over").isTrue();
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("cannot be read; repair it, or remove it");
    }
    assertThat(file).hasContent("{\"schema\": 1, \"lik");
  }
}
