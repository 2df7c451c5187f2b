package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.moie.app.testing.Moie;
import dev.moie.app.testing.StateFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that arXiv has really given, where they are at hand. */
class ArxivRealDataIT {

  @Test
  void every_answer_is_read_and_every_paper_counted(@TempDir Path folder) throws Exception {
    Path data = Moie.sources().resolveSibling("shared/data/arxiv/atom");
    assumeTrue(Files.isDirectory(data), "skipped: real arXiv answers are not beside the sources");
    List<Path> files;
    try (Stream<Path> listed = Files.list(data)) {
      files = listed.filter(file -> file.toString().endsWith(".xml")).sorted().toList();
    }
    List<String> jobs = new ArrayList<>();
    for (Path file : files) {
      jobs.add(
          "{'id': '"
              + file.getFileName()
              + "', 'task': 'Scan', 'status': 'cyclic', 'run': {'uses': 'arxiv/scan', 'with':"
              + " {'source': '"
              + file
              + "', 'max_items': 2000}}}");
    }
    StateFiles.phase(folder, jobs.toArray(String[]::new));

    Moie.Result result = Moie.in(folder).run("heartbeat", "--json");

    for (Path file : files) {
      String text = Files.readString(file);
      int entries = text.split("<entry", -1).length - 1;
      int errors = text.split("arxiv.org/api/errors", -1).length > 1 ? entries : 0;
      String name = file.getFileName().toString();
      assertThat(result.job(name).path("reason").asText())
          .as(name)
          .contains(errors > 0 ? "error" : entries == 0 ? "had no papers" : "research_logs/arxiv");
      assertThat(result.job(name).path("outcome").asText())
          .as(name + result.job(name))
          .isEqualTo(errors > 0 ? "CYCLIC_FAILED" : "CYCLIC_RAN");
    }
  }
}
