package dev.moie.app.cli;

import dev.moie.app.ExitCode;
import dev.moie.app.Session;
import dev.moie.app.render.HistoryText;
import dev.moie.app.render.JsonOutput;
import dev.moie.app.render.Terminal;
import dev.moie.core.log.Execution;
import dev.moie.core.log.HistoryQuery;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code moie history}. */
@Command(
    name = "history",
    description = "Show what was done, newest first.",
    subcommands = HistoryShowCommand.class,
    footer = {
      "",
      "Examples:",
      "  moie history                       the last 20 executions",
      "  moie history 1.2 --failed          what went wrong with one job",
      "  moie history --since P1D --json    the last day, for machines",
      "  moie history show 01jd             one of them with its output"
    })
final class HistoryCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Sessions sessions;
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "JOB", description = "Of one job only.")
  private Optional<String> job = Optional.empty();

  @Option(names = "--failed", description = "Only what went wrong or was cut off.")
  private boolean failed;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Begun then or later: a time, a date, or how long ago (P1D, 6h).")
  private Optional<String> since = Optional.empty();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "At most so many. Default: ${DEFAULT-VALUE}.")
  private int limit = 20;

  @Inject
  HistoryCommand(GlobalOptions options, Sessions sessions, Terminal terminal) {
    this.options = options;
    this.sessions = sessions;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    if (limit < 1) {
      throw new ParameterException(spec.commandLine(), "--limit has to be 1 or more");
    }
    try (Session session = sessions.open()) {
      Optional<Instant> from = since.map(text -> PastTime.parse(text, session.clock(), spec));
      List<Execution> found = session.log().history(new HistoryQuery(job, failed, from, limit));
      if (found.isEmpty() && job.isPresent()) {
        // Nothing is known of a job that exists, or the name is wrong.
        JobNames.find(session.store().load().state(), job.get(), spec);
      }
      if (options.json()) {
        terminal.out().println(JsonOutput.text(JsonOutput.history(found)));
      } else {
        new HistoryText(terminal).list(found);
      }
      return ExitCode.OK;
    }
  }
}
