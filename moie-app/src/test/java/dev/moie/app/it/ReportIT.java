package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.moie.app.testing.Moie;
import dev.moie.app.testing.PublishedSchema;
import dev.moie.app.testing.StateFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workflow execution summary. */
class ReportIT {
  private static final String[] HEADINGS = {
    "# Workflow Execution Summary - ",
    "\n## Workflow: ",
    "\n## Executive Summary\n",
    "\n## System State Analysis\n",
    "\n### Current Configuration\n",
    "\n### Phase Completion Status\n",
    "\n### Key Observations\n",
    "\n## Heartbeat Analysis Results\n",
    "\n### Heartbeat Output\n",
    "\n### Interpretation\n",
    "\n## Workflow Execution Details\n",
    "\n## Patterns Discovered This Session\n",
    "\n## Meta-Improvements Identified\n",
    "\n## Documentation Ecosystem Status\n",
    "\n## Recommendations\n",
    "\n## Efficiency Metrics\n",
    "\n## Next Steps\n",
    "\n## Conclusion\n"
  };

  @TempDir Path folder;

  @Test
  void has_the_headings_of_the_first_one_and_says_what_is_not_recorded() {
    StateFiles.original(folder, "sovereign_state_v2.json");

    Moie.Result report = Moie.in(folder).run("report");

    assertThat(report.exit()).as(report.toString()).isZero();
    assertThat(report.out()).startsWith(HEADINGS[0]).containsSubsequence(HEADINGS);
    assertThat(report.out())
        .contains("- **Status**: Monitoring\n")
        .contains("- **Current Phase**: 5 - ETERNAL MONITORING (The Infinite Game)\n")
        .contains("There is no phase between 2 and 5.")
        .contains("## Workflow Execution Details\n\nnot recorded\n")
        .contains("### ROI Projection\n\nnot recorded\n")
        .contains("- **Engine**: not recorded\n");
    JsonNode json = Moie.in(folder).run("report", "--json").json();
    assertThat(json.at("/metrics/runs").asInt()).isZero();
    assertThat(json.at("/metrics/took_ms").isNull()).isTrue();
  }

  @Test
  void counts_what_the_log_has_and_tells_what_needs_attention() throws Exception {
    StateFiles.phase(
        folder,
        StateFiles.job("1.1", "'verification_cmd': 'true'"),
        "{'id': '1.2', 'task': '<b>* [x](y) | `z`', 'status': 'pending', 'verification_cmd': 'echo"
            + " because; false', 'run': {'uses': 'steps/command', 'with': {'command': 'true'}},"
            + " 'retry': {'max_attempts': 1}}");
    Moie moie = Moie.in(folder);
    assertThat(moie.run("heartbeat", "-q").exit()).isEqualTo(1);

    Moie.Result made = moie.run("report", "--format", "json");

    PublishedSchema.of("report").assertFits(made.out());
    assertThat(made.json().path("status").asText()).isEqualTo("Needs attention");
    assertThat(made.json().at("/attention/0/id").asText()).isEqualTo("1.2");
    assertThat(made.json().at("/attention/0/reason").asText()).contains("because");
    assertThat(made.json().at("/metrics/failed").asInt()).isEqualTo(1);
    assertThat(made.json().at("/phases/0/jobs/1/runs/took_ms").isNumber()).isTrue();
    assertThat(made.json().at("/next_steps/0").asText()).isEqualTo("1.2");
    assertThat(moie.run("report").out())
        .contains("&lt;b>\\* \\[x\\](y) \\| \\`z\\`")
        .contains("FAILED");
    assertThat(moie.run("report", "--format", "html").out())
        .contains("<h2>Recommendations</h2>", "&#60;b&#62;*", "because")
        .doesNotContain("<b>", "<script", "http:", "https:");
  }

  @Test
  void counts_nothing_that_began_before_since() throws Exception {
    StateFiles.phase(
        folder,
        StateFiles.job(
            "1.1",
            "'verification_cmd': 'test -e x', 'run': {'uses': 'steps/command', 'with': {'command':"
                + " 'touch x'}}"));
    Moie moie = Moie.in(folder);
    assertThat(moie.run("heartbeat", "-q").exit()).isZero();

    JsonNode before = moie.run("report", "--json", "--since", "P1D").json();
    JsonNode after = moie.run("report", "--json", "--since", "2999-01-01").json();

    assertThat(before.at("/metrics/runs").asInt()).isEqualTo(1);
    assertThat(before.at("/metrics/completed").asInt()).isEqualTo(1);
    assertThat(after.at("/metrics/runs").asInt()).isZero();
    assertThat(after.at("/phases/0/jobs/0/runs").isNull()).isTrue();
    Moie.Result bad = moie.run("report", "--since", "soon");
    assertThat(bad.exit()).isEqualTo(2);
    assertThat(bad.err()).contains("\"soon\" is no time");
  }
}
