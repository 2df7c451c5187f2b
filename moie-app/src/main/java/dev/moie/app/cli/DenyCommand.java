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

/** {@code moie deny}. */
@CommandLine.Command(
    name = "deny",
    description = "Deny what a policy has asked about a job's action.",
    footer = {
      "",
      "The action does not run, and nobody is asked again for 24 hours, unless the",
      "job is defined otherwise. Takes back an approval that was not used, too.",
      "",
      "Examples:",
      "  moie deny 1.2",
      "  moie deny 1.2 --reason \"not before the release\""
    })
final class DenyCommand implements Callable<Integer> {
  private final Orders orders;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "JOB", description = "The id of a job.")
  private String job = "";

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why; it is kept in the history.")
  private String reason = "";

  @Mixin private WaitOption wait = new WaitOption();

  @Inject
  DenyCommand(Orders orders) {
    this.orders = orders;
  }

  @Override
  public Integer call() throws Exception {
    return orders.give(Command.DENY, job, Map.of("reason", reason), wait.duration(), spec);
  }
}
