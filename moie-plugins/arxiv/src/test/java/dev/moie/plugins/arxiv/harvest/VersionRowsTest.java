package dev.moie.plugins.arxiv.harvest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.moie.plugins.arxiv.corpus.CorpusWriter;
import dev.moie.plugins.arxiv.paper.Paper;
import dev.moie.plugins.arxiv.paper.Withdrawal;
import dev.moie.plugins.arxiv.store.Change;
import dev.moie.plugins.arxiv.store.Event;
import dev.moie.plugins.arxiv.store.EventRecord;
import dev.moie.plugins.arxiv.testing.RealData;
import dev.moie.plugins.arxiv.wire.OaiPage;
import dev.moie.plugins.arxiv.wire.OaiReader;
import dev.moie.plugins.arxiv.wire.OaiRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows of arXiv's own test database, one a version, as OAI-PMH would have served each. */
class VersionRowsTest {
  private static final int PAGE = 100;

  @TempDir Path folder;

  private static List<JsonNode> rows() throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    for (String line :
        Files.readAllLines(RealData.folder().resolve("meta/arxiv_oaipmh_testdb_metadata.jsonl"))) {
      rows.add(new ObjectMapper().readTree(line));
    }
    return rows;
  }

  private static String text(JsonNode row, String name) {
    return row.path(name).isNull()
        ? ""
        : row.path(name).asText().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String record(JsonNode row, List<JsonNode> all) {
    StringBuilder history = new StringBuilder();
    for (JsonNode each : all) {
      if (each.path("paper_id").equals(row.path("paper_id"))
          && each.path("version").asInt() <= row.path("version").asInt()) {
        history.append(version(each));
      }
    }
    return "<record><header><identifier>oai:arXiv.org:"
        + text(row, "paper_id")
        + "</identifier><datestamp>2026-11-24</datestamp></header><metadata>"
        + "<arXivRaw xmlns=\"http://arxiv.org/OAI/arXivRaw/\"><id>"
        + text(row, "paper_id")
        + "</id>"
        + history
        + "<title>"
        + text(row, "title")
        + "</title><authors>"
        + text(row, "authors")
        + "</authors><categories>"
        + text(row, "abs_categories")
        + "</categories><comments>"
        + text(row, "comments")
        + "</comments><abstract>"
        + text(row, "abstract")
        + "</abstract></arXivRaw></metadata></record>";
  }

  /** The size in whole kilobytes, as OAI-PMH has it. */
  private static String version(JsonNode row) {
    LocalDateTime created = LocalDateTime.parse(text(row, "created").replace(' ', 'T'));
    boolean sized = !row.path("source_size").isNull();
    return "<version version=\"v"
        + row.path("version").asInt()
        + "\"><date>"
        + DateTimeFormatter.RFC_1123_DATE_TIME.format(created.atOffset(ZoneOffset.UTC))
        + "</date><size>"
        + (sized ? (row.path("source_size").asInt() + 512) / 1024 + "kb" : "")
        + "</size><source_type>"
        + text(row, "source_flags")
        + "</source_type></version>";
  }

  private static OaiPage page(List<JsonNode> rows, List<JsonNode> all) throws IOException {
    StringBuilder xml = new StringBuilder();
    xml.append("<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\"><responseDate>");
    xml.append("2026-11-25T12:00:00Z</responseDate><ListRecords>");
    rows.forEach(row -> xml.append(record(row, all)));
    xml.append("</ListRecords></OAI-PMH>");
    return OaiReader.read(xml.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void rows_of_versions_become_papers_each_once() throws Exception {
    List<JsonNode> rows = rows();
    assertThat(rows).hasSize(1042);
    Tally tally = new Tally();
    Change change = new Change(List.of("group:physics"), YearMonth.of(1991, 1));
    try (CorpusWriter corpus =
        CorpusWriter.open(folder.resolve("index"), new EventRecord(folder.resolve("events")))) {
      Intake intake = new Intake(corpus, change, LocalDate.of(2026, 11, 25), tally);
      for (int i = 0; i < rows.size(); i += PAGE) {
        OaiPage page = page(rows.subList(i, Math.min(rows.size(), i + PAGE)), rows);
        assertThat(page.unusable()).isZero();
        intake.records(page.records(), Instant.parse("2026-11-25T12:00:00Z"));
      }
      assertThat(corpus.size()).isEqualTo(510);
      int events = tally.total();
      for (int i = 0; i < rows.size(); i += PAGE) {
        intake.records(
            page(rows.subList(i, Math.min(rows.size(), i + PAGE)), rows).records(),
            Instant.parse("2026-11-26T12:00:00Z"));
      }
      assertThat(corpus.size()).isEqualTo(510);
      assertThat(tally.total()).as("a second reading brings nothing").isEqualTo(events);
      System.out.println("1042 rows of versions: " + corpus.size() + " papers, " + tally);
      assertThat(tally.of(Event.Kind.WITHDRAWN)).isEqualTo(10);
      assertThat(tally.of(Event.Kind.UNWITHDRAWN)).isEqualTo(3);
    }
  }

  @Test
  void withdrawn_versions_are_found_and_false_alarms_counted() throws Exception {
    List<JsonNode> rows = rows();
    List<String> missed = new ArrayList<>();
    List<String> falseAlarms = new ArrayList<>();
    List<String> missedByComments = new ArrayList<>();
    List<String> falseByComments = new ArrayList<>();
    int found = 0;
    for (JsonNode row : rows) {
      OaiRecord only = page(List.of(row), rows).records().get(0);
      Paper paper = ((OaiRecord.Live) only).paper();
      String name = paper.id() + "v" + paper.latest().number();
      boolean gold = row.path("is_withdrawn").asInt() == 1;
      found += gold && paper.isWithdrawn() ? 1 : 0;
      note(gold, paper.isWithdrawn(), name, missed, falseAlarms);
      boolean told = Withdrawal.isToldBy(paper.comments());
      note(gold, told, name, missedByComments, falseByComments);
    }
    System.out.println(
        found
            + " of 11 withdrawals found; false alarms: "
            + falseAlarms
            + "; by comments alone, missed: "
            + missedByComments
            + ", false alarms: "
            + falseByComments);
    assertThat(missed).isEmpty();
    assertThat(found).isEqualTo(11);
    // An HTML source of 484 bytes, which is no kilobyte either.
    assertThat(falseAlarms).containsExactly("2310.08262v1");
    assertThat(falseByComments).isEmpty();
    assertThat(missedByComments).hasSizeLessThanOrEqualTo(2);
  }

  private static void note(
      boolean gold, boolean said, String name, List<String> missed, List<String> falseAlarms) {
    if (gold && !said) {
      missed.add(name);
    } else if (said && !gold) {
      falseAlarms.add(name);
    }
  }
}
