package dev.moie.plugins.notebook.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.moie.plugins.notebook.testing.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptCommandsTest {
  @TempDir Path folder;

  private Terminal terminal() {
    return new Terminal(folder);
  }

  @Test
  void roi_tells_what_it_comes_to() throws Exception {
    assertThat(terminal().run(new RoiCommand(), "30", "7", "50").printed())
        .isEqualToNormalizingNewlines(
            "Break-even: 4.3 uses\nNet: 320 minutes (5.3 hours)\nROI: 1067 %, excellent\n");
    assertThat(terminal().run(new RoiCommand(), "--", "0", "-5", "2").printed())
        .contains("Break-even: never", "no such number, for building it costs nothing, negative");
    JsonNode roi = terminal().run(new RoiCommand(), "0", "5", "1", "--json").answer("roi");
    assertThat(roi.path("percent").isNull()).isTrue();
    assertThat(roi.path("net_minutes").asInt()).isEqualTo(5);
    terminal().run(new RoiCommand(), "30", "7", "50", "--json").answer("roi");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "1e9", "", "1,5", "NaN", "1234567890123", "-1", "0x10"})
  void roi_refuses_what_is_no_number(String word) {
    Terminal terminal = terminal().run(new RoiCommand(), word, "1", "1");
    assertThat(terminal.exit()).isEqualTo(2);
    assertThat(terminal.complained()).startsWith("moie: roi: ").hasLineCount(1);
    assertThat(terminal().run(new RoiCommand(), "1", "2").complained())
        .contains("such as: moie roi 30 7 50");
  }

  @Test
  void templates_begin_what_people_write() throws Exception {
    String workflow =
        terminal().run(new TemplateCommand(), "workflow", "analysis", "Slow\n## scans").printed();
    assertThat(workflow)
        .startsWith("# Workflow: Analysis - Slow ## scans\n\n## Phase 1: Read\n\n- [ ] Read")
        .contains("## Phase 5: Document and update\n\n- [ ] Note what was learnt:");
    for (String type : new String[] {"implementation", "optimization"}) {
      assertThat(terminal().run(new TemplateCommand(), "workflow", type, "T").printed())
          .contains("## Phase 5");
    }
    JsonNode job =
        new ObjectMapper()
            .readTree(terminal().run(new TemplateCommand(), "job", "1.4", "A \"task\"").printed());
    assertThat(job.path("task").asText()).isEqualTo("A \"task\"");
    assertThat(job.path("status").asText()).isEqualTo("pending");
    JsonNode cyclic =
        terminal()
            .run(new TemplateCommand(), "cyclic", "5.2", "Scan", "--run=arxiv/scan", "--json")
            .answer("template");
    assertThat(new ObjectMapper().readTree(cyclic.path("text").asText()).at("/run/uses").asText())
        .isEqualTo("arxiv/scan");
    Terminal wrong = terminal().run(new TemplateCommand(), "workflow", "cooking", "x");
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.complained()).contains("analysis, implementation, optimization");
    assertThat(terminal().run(new TemplateCommand(), "job", "1", "x", "--run", "rm").complained())
        .contains("--run \"rm\" is no type of a step");
    assertThat(terminal().run(new TemplateCommand(), "job", "1.1").complained())
        .contains("job wants an id and a task");
  }

  @Test
  void documents_are_checked_and_compared() throws Exception {
    Files.createDirectory(folder.resolve("docs"));
    Files.writeString(folder.resolve("docs/a.md"), "# A\n\n[x](gone.md) `/health`\n");
    Files.writeString(folder.resolve("PLAN.md"), "Current phase: 3\n");
    Files.writeString(folder.resolve("LEARNING_PATTERNS.md"), "Current phase: 1\n");
    state();
    Terminal check = terminal().run(new DocsCommand(), "check");
    assertThat(check.exit()).isEqualTo(1);
    assertThat(check.printed())
        .isEqualToNormalizingNewlines(
            "docs/a.md:3: there is no docs/gone.md\n"
                + "1 problem in 3 documents with 1 reference\n");
    JsonNode json = terminal().run(new DocsCommand(), "check", "docs", "--json").answer("docs");
    assertThat(json.at("/findings/0/line").asInt()).isEqualTo(3);
    assertThat(terminal().run(new DocsCommand(), "check", "--ignore", "gone.md").exit()).isZero();

    Terminal drift = terminal().run(new DocsCommand(), "drift");
    assertThat(drift.exit()).isEqualTo(1);
    assertThat(drift.printed())
        .contains("PLAN.md:1: current phase: says \"3\", the state says \"2\"")
        .contains("1 of 1 statements in 2 documents differ from sovereign_state_v2.json");
    JsonNode told = terminal().run(new DocsCommand(), "drift", "--json").answer("docs");
    assertThat(told.at("/differences/0/state").asText()).isEqualTo("2");

    assertThat(terminal().run(new DocsCommand(), "check", "no.md").complained())
        .contains("there is no \"no.md\"; name a document or a folder");
    assertThat(terminal().run(new DocsCommand(), "chekc").exit()).isEqualTo(2);
  }

  private void state() throws IOException {
    Files.writeString(
        folder.resolve("sovereign_state_v2.json"),
        "{\"meta\": {\"project\": \"P\", \"current_phase\": 2}, \"phases\": []}");
  }
}
