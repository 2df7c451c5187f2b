package dev.moie.app.cli;

import dev.moie.core.engine.Command;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code moie approve}. */
@CommandLine.Command(
    name = "approve",
    description = "Approve what a policy has asked about a job's action.",
    footer = {
      "",
      "An approval is good for one execution with its retries, for 24 hours, and for",
      "the job as it was defined when the policy asked. The next heartbeat uses it,",
      "or \"moie run\".",
      "",
      "Examples:",
      "  moie approve 1.2",
      "  moie approve 1.2 --reason \"backed up, ticket 4711\""
    })
final class ApproveCommand implements Callable<Integer> {
  private final Orders orders;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "JOB", description = "The id of a job.")
  private String job = "";

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why; it is kept in the history.")
  private String reason = "";

  @Mixin private WaitOption wait = new WaitOption();

  @Inject
  ApproveCommand(Orders orders) {
    this.orders = orders;
  }

  @Override
  public Integer call() throws Exception {
    return orders.give(Command.APPROVE, job, Map.of("reason", reason), wait.duration(), spec);
  }
}
