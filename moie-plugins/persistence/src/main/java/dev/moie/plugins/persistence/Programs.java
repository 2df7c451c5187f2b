package dev.moie.plugins.persistence;

import dev.moie.api.process.ProcessResult;
import dev.moie.api.process.ProcessSpec;
import dev.moie.api.process.Processes;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Asks schedulers by their own programs. */
record Programs(Processes processes) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  ProcessResult ask(String... command) throws InterruptedException {
    return processes.run(
        ProcessSpec.program(List.of(command))
            .withTimeout(PATIENCE)
            .withEnvironment(Map.of("LC_ALL", "C")));
  }

  /** Runs a program that has to succeed. */
  void need(String... command) throws PersistenceException, InterruptedException {
    ProcessResult result = ask(command);
    if (!result.isSuccess()) {
      throw new PersistenceException(failure(result, command));
    }
  }

  static String failure(ProcessResult result, String... command) {
    String said = result.output().strip();
    return "\""
        + String.join(" ", command)
        + "\": "
        + result.detail()
        + (said.isEmpty() ? "" : ": " + said.lines().reduce((a, b) -> b).orElse(""));
  }
}
