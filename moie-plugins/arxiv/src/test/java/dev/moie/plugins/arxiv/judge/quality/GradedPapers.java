package dev.moie.plugins.arxiv.judge.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.moie.plugins.arxiv.judge.PaperText;
import dev.moie.plugins.arxiv.judge.profile.Facet;
import dev.moie.plugins.arxiv.paper.Categories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Joins the real records with their grades. */
final class GradedPapers {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** As the file has them, once for each reading. */
  private static final List<Facet> COLUMNS = List.of(Facet.CLAIM, Facet.PHYSICAL, Facet.INVERSE);

  private GradedPapers() {}

  /**
   * Reads them.
   *
   * @param data the folder of the real records
   * @param grades the file with two readings of each
   */
  static List<GradedPaper> read(Path data, Path grades) throws IOException {
    Map<String, JsonNode> records = new LinkedHashMap<>();
    for (String line :
        Files.readAllLines(data.resolve("meta/arxiv_oaipmh_testdb_metadata.jsonl"))) {
      JsonNode record = JSON.readTree(line);
      records.merge(
          record.path("paper_id").asText(),
          record,
          (one, two) -> two.path("version").asInt() > one.path("version").asInt() ? two : one);
    }
    for (String line : Files.readAllLines(data.resolve("meta/arxiv_browse_abs.jsonl"))) {
      JsonNode record = JSON.readTree(line);
      records.put(record.path("id").asText(), record);
    }
    List<GradedPaper> papers = new ArrayList<>();
    List<String> lines = Files.readAllLines(grades);
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split("\t", -1);
      JsonNode record = records.get(fields[0]);
      if (record == null) {
        throw new IOException("there is no record of " + fields[0] + " under " + data);
      }
      papers.add(paper(fields, record));
    }
    return papers;
  }

  private static GradedPaper paper(String[] fields, JsonNode record) {
    Map<Facet, Integer> grades = new LinkedHashMap<>();
    for (Facet facet : Facet.values()) {
      int column = 1 + COLUMNS.indexOf(facet);
      grades.put(
          facet, Math.min(Integer.parseInt(fields[column]), Integer.parseInt(fields[column + 3])));
    }
    String categories = record.path("categories").asText(record.path("abs_categories").asText(""));
    return new GradedPaper(
        fields[0],
        new PaperText(clean(record.path("title")), clean(record.path("abstract"))),
        Categories.archive(categories.split(" ", -1)[0]),
        grades);
  }

  /** Some records were dumped with their line ends and backslashes escaped twice. */
  private static String clean(JsonNode text) {
    return text.asText("")
        .replace("\\\\", "\\")
        .replaceAll("\\\\n(?=\\s)", " ")
        .replace("\\\"", "\"")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
