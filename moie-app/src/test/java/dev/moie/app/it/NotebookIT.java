package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.app.testing.Moie;
import dev.moie.app.testing.PublishedSchema;
import dev.moie.app.testing.StateFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the plugin notebook and its handoff, through the program. */
class NotebookIT {
  @TempDir Path folder;

  private Moie.Result moie(String... words) {
    return Moie.in(folder).run(words);
  }

  @Test
  void a_session_reads_works_hands_over_and_notes() throws Exception {
    StateFiles.phase(folder);
    String job = moie("template", "job", "1.2", "Made by a template").out();
    StateFiles.phase(
        folder,
        StateFiles.job(
            "1.1",
            "'run': {'uses': 'notebook/todo'}, 'verify': {'uses':" + " 'notebook/todo-current'}"),
        job.replace("path/to/what/it/makes", "made").replace("\"true\"", "\"echo x >made\""),
        StateFiles.job("1.3", "'verification_cmd': 'test -e by-hand'"));

    Moie.Result added = moie("notes", "add", "Cache\n## it", "--minutes", "5", "--json");
    PublishedSchema.of("notebook").assertFits(added.out());
    Moie.Result beat = moie("heartbeat", "--json");

    assertThat(beat.job("1.1").path("outcome").asText()).isEqualTo("EXECUTED");
    assertThat(beat.job("1.2").path("outcome").asText()).isEqualTo("EXECUTED");
    assertThat(folder.resolve("TODO.md")).content().contains("- [ ] **1.3** Task 1.3");
    assertThat(folder.resolve("research_logs/handoff/latest.md"))
        .content()
        .contains("- 1.2 Made by a template: EXECUTED", "Cache ## it (5 minutes)")
        .contains("- **1.3** Task 1.3 (waits for a person); check `test -e by-hand`");

    Moie.Result roi = moie("roi", "30", "-7", "50");
    assertThat(roi.out()).as(roi.toString()).contains("Break-even: never", "-1267 %, negative");
    Files.writeString(folder.resolve("PLAN.md"), "Current phase: 9, see [x](gone.md), `/health`\n");
    Moie.Result check = moie("docs", "check", "PLAN.md");
    assertThat(check.exit()).isEqualTo(1);
    assertThat(check.out()).startsWith("PLAN.md:1: there is no gone.md\n1 problem in 1 doc");
  }
}
