package dev.moie.core.engine;

import dev.moie.core.log.Execution;
import dev.moie.core.log.LogBatch;
import dev.moie.core.state.Job;
import dev.moie.core.state.State;
import java.util.Set;

/**
 * What an earlier crash left: executions that began and have no end. Nothing is assumed of them:
 * their end is recorded as unknown, and the job's verification says what became of it. The attempt
 * counts.
 */
final class Recovery {
  private final Engine engine;
  private final Notices notices;

  Recovery(Engine engine, Notices notices) {
    this.engine = engine;
    this.notices = notices;
  }

  /** Gives an execution an end. */
  static void recordCutOff(Engine engine, Execution execution) {
    engine
        .log()
        .write(
            LogBatch.of(
                execution.interrupted(
                    engine.clock().instant(),
                    "cut off: the engine ended while it ran; the job is verified anew")));
  }

  void recover(State state) {
    recover(state, Set.of());
  }

  /**
   * Recovers in the middle of things.
   *
   * @param running the jobs that run now, and are not cut off
   */
  void recover(State state, Set<String> running) {
    for (Execution execution : engine.log().interrupted()) {
      if (running.contains(execution.job())) {
        continue;
      }
      String attempt = execution.attempt() > 0 ? " at attempt " + execution.attempt() : "";
      recordCutOff(engine, execution);
      String task = state.job(execution.job()).map(Job::task).orElse("a job that is gone");
      notices.tell(
          "RECOVERED: "
              + execution.job()
              + " "
              + task
              + " was cut off"
              + attempt
              + "; it is verified before anything is run");
    }
  }
}
