package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.moie.app.testing.Moie;
import dev.moie.app.testing.StateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scan judges by the profile in the workspace, or by the one that is bundled with it. */
class ArxivProfileIT {
  @TempDir Path folder;

  /** A job of its own each time, so that none waits for its next turn. */
  private JsonNode scan(String id, String more) throws Exception {
    StateFiles.phase(
        folder,
        "{'id': '"
            + id
            + "', 'task': 'Scan', 'status': 'cyclic', 'run': {'uses': 'arxiv/scan', 'with':"
            + " {'source': 'sample'"
            + more
            + "}}}");
    return Moie.in(folder).run("heartbeat", "--json").job(id);
  }

  private String digest() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("research_logs/arxiv"))) {
      return Files.readString(
          files.filter(file -> file.toString().endsWith(".md")).findFirst().orElseThrow());
    }
  }

  @Test
  void without_a_profile_the_bundled_one_judges() throws Exception {
    JsonNode job = scan("1", "");

    assertThat(job.path("outcome").asText()).as(job.toString()).isEqualTo("CYCLIC_RAN");
    assertThat(digest())
        .contains("- Judged: 6, of which candidates: ", "## Candidates", "contrary-to");
  }

  @Test
  void a_profile_in_the_workspace_is_used_and_one_that_is_wrong_is_told() throws Exception {
    Files.writeString(
        folder.resolve("arxiv-profile.yaml"), "version: 1\nauthors: {follow: [F. Modell]}\n");
    scan("1", "");
    assertThat(digest()).contains("of which candidates: 1\n", "by an author you follow");

    Files.writeString(folder.resolve("arxiv-profile.yaml"), "version: 1\nmax_item: 3\n");
    assertThat(scan("2", "").path("reason").asText())
        .contains("arxiv-profile.yaml:2: \"max_item\" is not known; did you mean \"max_items\"?");

    assertThat(scan("3", ", 'profile': 'absent.yaml'").path("reason").asText())
        .contains("absent.yaml does not exist; copy the default profile there");
  }
}
