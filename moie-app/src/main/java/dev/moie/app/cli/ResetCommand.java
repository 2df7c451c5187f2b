package dev.moie.app.cli;

import dev.moie.core.engine.Command;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code moie reset}. */
@CommandLine.Command(
    name = "reset",
    description = "Make a job pending again, and forget its attempts.",
    footer = {"", "Example:", "  moie reset 1.2"})
final class ResetCommand implements Callable<Integer> {
  private final Orders orders;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "JOB", description = "The id of a job.")
  private String job = "";

  @Mixin private WaitOption wait = new WaitOption();

  @Inject
  ResetCommand(Orders orders) {
    this.orders = orders;
  }

  @Override
  public Integer call() throws Exception {
    return orders.give(Command.RESET, job, Map.of(), wait.duration(), spec);
  }
}
