package dev.moie.core.engine;

import dev.moie.api.ActionResult;
import dev.moie.api.JobOutcome;
import dev.moie.api.Verification;
import dev.moie.api.policy.Trigger;
import dev.moie.core.log.Attempts;
import dev.moie.core.log.Execution;
import dev.moie.core.log.LogBatch;
import dev.moie.core.state.Job;
import dev.moie.core.state.Phase;
import dev.moie.core.state.Step;
import dev.moie.core.stop.Stop;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One attempt at the action of an open job: recorded, run, verified, recorded. */
final class ActionRun {
  private final Engine engine;
  private final Phase phase;
  private final Job job;
  private final BeatProgress progress;

  ActionRun(Engine engine, Phase phase, Job job, BeatProgress progress) {
    this.engine = engine;
    this.phase = phase;
    this.job = job;
    this.progress = progress;
  }

  /**
   * What came of an attempt.
   *
   * @param taken what is told of it
   * @param again how long to wait before another attempt; empty if none is to follow by itself
   */
  record Attempt(Taken taken, Optional<Duration> again) {}

  Attempt run(int attempt, Trigger trigger) throws InterruptedException {
    Optional<Stop> stop = engine.safety().stop();
    if (stop.isPresent()) {
      return last(Taken.stopped(job, stop.get()));
    }
    Step step = job.run().orElseThrow();
    Optional<String> obstacle = engine.steps().obstacle(step, StepExecutor.Kind.RUN, job.id());
    if (obstacle.isPresent()) {
      return last(Taken.of(JobOutcome.INCONCLUSIVE, obstacle.get(), attempt - 1));
    }
    PolicyGate gate = new PolicyGate(engine);
    PolicyGate.Passage passage = gate.ask(new ActionQuestion(phase, job, trigger, attempt));
    if (passage.refusal().isPresent()) {
      return last(passage.refusal().get());
    }
    Execution execution = engine.begin(phase, job, step, attempt, engine.clock().instant());
    Optional<Taken> gone = gate.use(passage, execution);
    if (gone.isPresent()) {
      return last(gone.get());
    }
    engine.log().write(LogBatch.of(execution));
    ActionResult result = engine.steps().run(step, engine.call(phase, job, attempt, progress));
    Verification after = engine.verify(phase, job, attempt, progress);
    String output = result.output().or(after::output).orElse("");
    return switch (after.verdict()) {
      case VERIFIED -> completed(execution, result, output);
      case INCONCLUSIVE -> inconclusive(execution, after, output);
      case NOT_VERIFIED -> failed(execution, result, after, output);
    };
  }

  private static Attempt last(Taken taken) {
    return new Attempt(taken, Optional.empty());
  }

  private Attempt completed(Execution execution, ActionResult result, String output) {
    Execution ended =
        execution.ended(
            engine.clock().instant(),
            JobOutcome.EXECUTED,
            result.summary(),
            output,
            Optional.empty());
    Taken taken = Taken.of(JobOutcome.EXECUTED, result.summary(), execution.attempt());
    return last(engine.complete(job, ended, taken));
  }

  private Attempt inconclusive(Execution execution, Verification after, String output) {
    Instant now = engine.clock().instant();
    engine
        .log()
        .write(
            LogBatch.of(
                execution.ended(
                    now, JobOutcome.INCONCLUSIVE, after.reason(), output, Optional.of(now))));
    return last(
        Taken.of(
                JobOutcome.INCONCLUSIVE,
                "after the action: " + after.reason() + "; the next heartbeat verifies first",
                execution.attempt())
            .recordedAs(execution.id()));
  }

  private Attempt failed(
      Execution execution, ActionResult result, Verification after, String output) {
    int attempt = execution.attempt();
    int allowed = job.retry().maxAttempts();
    String reason =
        result.isSuccess() ? after.reason() : result.summary() + "; and " + after.reason();
    Duration delay = Attempts.delayAfter(attempt, job.retry(), engine.random());
    Instant now = engine.clock().instant();
    engine
        .log()
        .write(
            LogBatch.of(
                execution.ended(
                    now, JobOutcome.FAILED, reason, output, Optional.of(now.plus(delay)))));
    Taken taken =
        Taken.of(
                JobOutcome.FAILED, "attempt " + attempt + " of " + allowed + ": " + reason, attempt)
            .recordedAs(execution.id());
    return new Attempt(taken, Optional.of(delay).filter(wait -> attempt < allowed));
  }
}
