package dev.moie.app.cli;

import dev.moie.app.ExitCode;
import dev.moie.app.Session;
import dev.moie.app.render.JsonOutput;
import dev.moie.app.render.Terminal;
import dev.moie.app.report.ReportHtml;
import dev.moie.app.report.ReportJson;
import dev.moie.app.report.ReportMarkdown;
import dev.moie.app.report.Summary;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code moie report}. */
@Command(
    name = "report",
    description = {
      "Write the workflow execution summary from the state and the log.",
      "Nothing is estimated: a section without data says \"not recorded\"."
    },
    footer = {
      "",
      "Examples:",
      "  moie report > summary.md",
      "  moie report --format html --since P7D > week.html   the last seven days, as a page",
      "  moie report --json | jq .attention                  what needs attention, for machines"
    })
final class ReportCommand implements Callable<Integer> {

  /** What it is written in. */
  enum Format {
    MD,
    HTML,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final GlobalOptions options;
  private final Sessions sessions;
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "One of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}; --json is short for json.",
      defaultValue = "md")
  private Format format = Format.MD;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description =
          "Count executions begun then or later: a time, a date, or how long ago (P1D, 6h)."
              + " Default: all that are recorded.")
  private Optional<String> since = Optional.empty();

  @Inject
  ReportCommand(GlobalOptions options, Sessions sessions, Terminal terminal) {
    this.options = options;
    this.sessions = sessions;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (Session session = sessions.open()) {
      Optional<Instant> from = since.map(text -> PastTime.parse(text, session.clock(), spec));
      Summary summary =
          Summary.read(
              session.store().load().state(),
              session.statePlace(),
              session.log(),
              from,
              session.clock().instant(),
              session.clock().getZone());
      terminal
          .out()
          .print(
              switch (options.json() ? Format.JSON : format) {
                case MD -> ReportMarkdown.write(summary);
                case HTML -> ReportHtml.write(summary);
                case JSON -> JsonOutput.text(ReportJson.of(summary)) + "\n";
              });
      return ExitCode.OK;
    }
  }
}
