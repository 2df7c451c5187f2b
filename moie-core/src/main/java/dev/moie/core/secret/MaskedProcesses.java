package dev.moie.core.secret;

import dev.moie.api.process.ProcessResult;
import dev.moie.api.process.ProcessSpec;
import dev.moie.api.process.Processes;

/** Programs as plugins run them: secrets are masked in what they wrote. */
public final class MaskedProcesses implements Processes {
  private final Processes processes;
  private final Masking masking;

  /** Runs programs by somebody else. */
  public MaskedProcesses(Processes processes, Masking masking) {
    this.processes = processes;
    this.masking = masking;
  }

  @Override
  public ProcessResult run(ProcessSpec program) throws InterruptedException {
    ProcessResult result = processes.run(program);
    if (masking.isIdle()) {
      return result;
    }
    String output = masking.mask(result.output());
    return switch (result.ending()) {
      case EXITED ->
          ProcessResult.exited(result.code(), output, result.outputBytes(), result.duration());
      case SIGNALLED ->
          ProcessResult.signalled(result.code(), output, result.outputBytes(), result.duration());
      case TIMED_OUT ->
          ProcessResult.timedOut(
              program.timeout(), output, result.outputBytes(), result.duration());
      case NOT_STARTED -> ProcessResult.notStarted(masking.mask(result.detail()));
    };
  }
}
