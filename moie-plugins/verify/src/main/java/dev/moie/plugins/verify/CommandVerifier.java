package dev.moie.plugins.verify;

import dev.moie.api.JobContext;
import dev.moie.api.JobType;
import dev.moie.api.Verification;
import dev.moie.api.Verifier;
import dev.moie.api.process.ProcessResult;
import dev.moie.api.process.ProcessSpec;
import dev.moie.api.process.Processes;
import jakarta.inject.Inject;
import java.io.IOException;

/**
 * Holds if a command ends with the expected exit code. Every exit code is an answer, 126 and 127
 * too.
 *
 * <p>A command runs in a process group of its own, with nothing to read on standard input. When its
 * time is over the whole group is killed and reaped; what daemonises itself out of the group, into
 * a session of its own, escapes.
 */
@JobType(
    value = "verify/command",
    summary = "Holds if a command ends with the expected exit code",
    example = "{\"command\": \"ollama list | grep llama3\"}")
public final class CommandVerifier implements Verifier<CommandConfig> {
  private static final int SHOWN = 200;

  private final Processes processes;

  /**
   * Made by the engine.
   *
   * @param processes runs the command
   */
  @Inject
  public CommandVerifier(Processes processes) {
    this.processes = processes;
  }

  @Override
  public Verification verify(CommandConfig config, JobContext job)
      throws IOException, InterruptedException {
    ProcessSpec program =
        config.command().isPresent()
            ? ProcessSpec.shell(config.command().get())
            : ProcessSpec.program(config.argv());
    ProcessResult result =
        processes.run(
            program
                .in(job.files().resolve(config.cwd()))
                .withEnvironment(config.env())
                .withTimeout(job.remaining()));
    if (result.ending() != ProcessResult.Ending.EXITED) {
      return Verification.inconclusive("the command gave no answer: " + result.detail())
          .withOutput(result.output());
    }
    Verification answer =
        result.code() == config.expectExit()
            ? Verification.verified(result.detail())
            : Verification.notVerified(result.detail() + lastLine(result.output()));
    return answer.withExitCode(result.code()).withOutput(result.output());
  }

  private static String lastLine(String output) {
    // Without lambdas: each is code that the JVM would have to make at every beat.
    String text = output.strip();
    if (text.isEmpty()) {
      return "";
    }
    int line = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
    String last = text.substring(line + 1).strip();
    return ": " + (last.length() <= SHOWN ? last : last.substring(0, SHOWN) + "…");
  }
}
