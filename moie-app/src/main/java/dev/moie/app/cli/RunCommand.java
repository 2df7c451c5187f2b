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

/** {@code moie run}. */
@CommandLine.Command(
    name = "run",
    description = "Take one job now, cyclic or not: verify, run, verify.",
    footer = {
      "",
      "Its schedule, its attempts and their times do not matter; what it needs does, but for",
      "--force.",
      "",
      "Examples:",
      "  moie run 5.1                       a cyclic job before it is due",
      "  moie run 1.2 --force               although its verification holds"
    })
final class RunCommand implements Callable<Integer> {
  private final Orders orders;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "JOB", description = "The id of a job.")
  private String job = "";

  @Option(
      names = "--force",
      description = "Run the action although the verification holds, or a need is not completed.")
  private boolean force;

  @Mixin private WaitOption wait = new WaitOption();

  @Inject
  RunCommand(Orders orders) {
    this.orders = orders;
  }

  @Override
  public Integer call() throws Exception {
    return orders.give(
        Command.RUN, job, Map.of("force", Boolean.toString(force)), wait.duration(), spec);
  }
}
