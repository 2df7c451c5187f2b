package dev.moie.app.render;

import dev.moie.core.log.Execution;

/** What an execution came to in one word, also where there is no outcome. */
public final class ExecutionWord {
  private ExecutionWord() {}

  /** Such as {@code FAILED}, {@code RESET}, {@code INTERRUPTED} or {@code UNFINISHED}. */
  public static String of(Execution execution) {
    if (execution.outcome().isPresent()) {
      return execution.outcome().get().name();
    }
    return switch (execution.kind()) {
      case RESET -> "RESET";
      case ATTESTATION -> "ATTESTED";
      case SKIPPED -> "SKIPPED";
      case MISSED -> "MISSED";
      case PAUSE -> "PAUSED";
      case REFUSAL -> "REFUSED";
      case ANSWER -> "ANSWERED";
      case STEP -> execution.endedAt().isPresent() ? "INTERRUPTED" : "UNFINISHED";
    };
  }
}
