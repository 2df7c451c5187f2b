package dev.moie.app.cli;

import dev.moie.app.ExitCode;
import dev.moie.app.Session;
import dev.moie.app.render.HistoryText;
import dev.moie.app.render.JsonOutput;
import dev.moie.app.render.Terminal;
import dev.moie.core.log.Execution;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code moie history show}. */
@Command(
    name = "show",
    description = "Show one execution with the end of its output.",
    footer = {"", "Example:", "  moie history show 01jd3v"})
final class HistoryShowCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Sessions sessions;
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ID", description = "Its id, or the beginning of it.")
  private String id = "";

  @Inject
  HistoryShowCommand(GlobalOptions options, Sessions sessions, Terminal terminal) {
    this.options = options;
    this.sessions = sessions;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (Session session = sessions.open()) {
      Execution execution =
          session
              .log()
              .execution(id)
              .orElseThrow(
                  () ->
                      new ParameterException(
                          spec.commandLine(),
                          "no execution has the id \""
                              + id
                              + "\", or more than one begins with it; \"moie history\" lists"
                              + " them"));
      if (options.json()) {
        terminal.out().println(JsonOutput.text(JsonOutput.execution(execution)));
      } else {
        new HistoryText(terminal).show(execution);
      }
      return ExitCode.OK;
    }
  }
}
