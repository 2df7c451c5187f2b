package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.app.testing.Moie;
import dev.moie.app.testing.PublishedSchema;
import dev.moie.app.testing.StateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A morning with the arXiv scan: what it writes and tells, and the command that asks it. */
class ArxivCommandIT {
  private static final String ENTRY =
      "<entry><id>http://arxiv.org/abs/%s</id><title>%s</title><updated>2026-11-24T18:00:00Z"
          + "</updated><published>2026-11-24T18:00:00Z</published><summary>%s</summary>"
          + "<author><name>%s</name></author><category term=\"gr-qc\"/></entry>";

  @TempDir Path folder;

  private Moie.Result moie(String... words) {
    return Moie.in(folder).run(words);
  }

  private void answer(String... entries) throws IOException {
    Files.writeString(
        folder.resolve("answer.xml"),
        "<feed xmlns=\"http://www.w3.org/2005/Atom\">" + String.join("", entries) + "</feed>");
  }

  private String file(String end) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("research_logs/arxiv"))) {
      return Files.readString(
          files.filter(each -> each.toString().endsWith(end)).findFirst().orElseThrow());
    }
  }

  private long alerts(String subject) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("research_logs"))) {
      List<Path> logs = files.filter(each -> each.toString().endsWith(".jsonl")).toList();
      return Files.readString(logs.get(0)).lines().filter(line -> line.contains(subject)).count();
    }
  }

  @Test
  void a_scan_tells_of_candidates_and_of_what_became_of_them() throws Exception {
    StateFiles.phase(
        folder,
        "{'id': '5.1', 'task': 'Scan', 'status': 'cyclic', 'run': {'uses': 'arxiv/scan', 'with':"
            + " {'source': 'answer.xml'}}}");
    Files.writeString(
        folder.resolve("arxiv-profile.yaml"),
        "version: 1\nauthors: {follow: [Ann One]}\nthresholds: {digest: 0.3, alert: 0.4}\ncues:\n"
            + "  - {id: contrary, facet: claim, kind: polarity, pattern: contrary to common,"
            + " weight: 0.9}\n");
    assertThat(moie("arxiv", "search", "x").err())
        .contains("run the scan first, such as: moie run 5.1");
    answer(
        ENTRY.formatted("2611.00001v1", "Followed", "Nothing of note.", "Ann One"),
        ENTRY.formatted(
            "2611.00002v1", "&lt;b&gt;Heat", "Contrary to common belief heat rests.", "Ben Two"),
        ENTRY.formatted("2611.00003v1", "Plain horizons", "We measure.", "Cia Three"));

    Moie.Result scan = moie("run", "5.1");

    assertThat(scan.exit()).as(scan.toString()).isZero();
    PublishedSchema.of("arxiv-digest").assertFits(file(".json"));
    assertThat(file(".html")).contains("&lt;b&gt;Heat").doesNotContain("<b>Heat");
    assertThat(file(".bib")).contains("@misc{two2026");
    assertThat(file(".atom")).contains("https://arxiv.org/abs/2611.00002");
    assertThat(alerts("arxiv/followed")).isEqualTo(1);
    assertThat(alerts("arxiv/candidate")).isEqualTo(1);

    Moie.Result found =
        moie("arxiv", "search", "--json", "--corpus=replay", "--category", "gr-qc", "horizons");
    PublishedSchema.of("arxiv").assertFits(found.out());
    assertThat(found.json().path("papers").get(0).path("id").asText()).isEqualTo("2611.00003");
    assertThat(moie("arxiv", "like", "arXiv:2611.00003v1", "--corpus=replay").out())
        .contains("1 liked");
    Moie.Result bad = moie("arxiv", "search", "title:(", "--corpus=replay");
    assertThat(bad.exit()).isEqualTo(2);
    assertThat(bad.err()).contains("cannot be understood").doesNotContain("\tat ");

    answer(
        ENTRY
            .formatted("2611.00002v2", "&lt;b&gt;Heat", "Contrary to common belief.", "Ben Two")
            .replace(
                "</entry>",
                "<comment xmlns=\"http://arxiv.org/schemas/atom\">This paper has"
                    + " been withdrawn</comment></entry>"));
    moie("run", "5.1");
    moie("run", "5.1");

    assertThat(file(".md")).contains("## Gone since a digest told of them", "\\<b\\>Heat");
    assertThat(alerts("arxiv/withdrawn")).isEqualTo(1);
    assertThat(alerts("arxiv/followed")).as("told once").isEqualTo(1);
  }
}
