package dev.moie.plugins.steps;

import dev.moie.api.Action;
import dev.moie.api.ActionResult;
import dev.moie.api.JobContext;
import dev.moie.api.JobType;
import dev.moie.api.process.ProcessResult;
import dev.moie.api.process.ProcessSpec;
import dev.moie.api.process.Processes;
import jakarta.inject.Inject;
import java.io.IOException;

/**
 * Runs a command.
 *
 * <p>A command runs in a process group of its own, with nothing to read on standard input. When its
 * time is over the whole group is killed and reaped; what daemonises itself out of the group, into
 * a session of its own, escapes.
 */
@JobType(
    value = "steps/command",
    summary = "Runs a command",
    example = "{\"command\": \"make -C site publish\"}")
public final class CommandAction implements Action<CommandConfig> {
  private final Processes processes;

  /**
   * Made by the engine.
   *
   * @param processes runs the command
   */
  @Inject
  public CommandAction(Processes processes) {
    this.processes = processes;
  }

  @Override
  public ActionResult run(CommandConfig config, JobContext job)
      throws IOException, InterruptedException {
    ProcessSpec program =
        config
            .command()
            .map(ProcessSpec::shell)
            .orElseGet(() -> ProcessSpec.program(config.argv()));
    ProcessResult result =
        processes.run(
            program
                .in(job.files().resolve(config.cwd()))
                .withEnvironment(config.env())
                .withTimeout(job.remaining()));
    boolean asExpected =
        result.ending() == ProcessResult.Ending.EXITED && result.code() == config.expectExit();
    ActionResult answer =
        asExpected
            ? ActionResult.succeeded("the command ended with " + result.detail())
            : ActionResult.failed("the command failed: " + result.detail());
    return answer.withOutput(result.output());
  }
}
