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

/** {@code moie unpause}. */
@CommandLine.Command(
    name = "unpause",
    description = "Let a paused job go on.",
    footer = {"", "Example:", "  moie unpause 5.1"})
final class UnpauseCommand implements Callable<Integer> {
  private final Orders orders;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "JOB", description = "The id of a job.")
  private String job = "";

  @Mixin private WaitOption wait = new WaitOption();

  @Inject
  UnpauseCommand(Orders orders) {
    this.orders = orders;
  }

  @Override
  public Integer call() throws Exception {
    return orders.give(Command.UNPAUSE, job, Map.of(), wait.duration(), spec);
  }
}
