package dev.moie.app.cli;

import dev.moie.core.engine.Command;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code moie complete}. */
@CommandLine.Command(
    name = "complete",
    description = "Attest that a job without a verification is done.",
    footer = {"", "Example:", "  moie complete 1.4 --reason \"signed by Ada on paper\""})
final class CompleteCommand implements Callable<Integer> {
  private final Orders orders;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "JOB", description = "The id of a job.")
  private String job = "";

  @Option(names = "--reason", required = true, description = "Why it counts as done.")
  private String reason = "";

  @Mixin private WaitOption wait = new WaitOption();

  @Inject
  CompleteCommand(Orders orders) {
    this.orders = orders;
  }

  @Override
  public Integer call() throws Exception {
    if (reason.isBlank()) {
      throw new ParameterException(spec.commandLine(), "--reason is empty; say why it is done");
    }
    return orders.give(Command.COMPLETE, job, Map.of("reason", reason), wait.duration(), spec);
  }
}
