package dev.moie.core.engine;

import dev.moie.api.ActionResult;
import dev.moie.api.JobOutcome;
import dev.moie.api.Verification;
import dev.moie.core.log.Execution;
import dev.moie.core.log.ExecutionLog;
import dev.moie.core.log.LogBatch;
import dev.moie.core.state.Job;
import dev.moie.core.state.Phase;
import dev.moie.core.state.Step;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Takes cyclic jobs: runs them when due, records each run, and never completes them. */
final class CyclicJobs {
  private final Engine engine;
  private final ExecutionLog log;
  private final StepExecutor steps;
  private final BeatProgress progress;

  CyclicJobs(Engine engine, BeatProgress progress) {
    this.engine = engine;
    this.log = engine.log();
    this.steps = engine.steps();
    this.progress = progress;
  }

  /** What is said of a cyclic job that runs nothing. */
  static Taken withoutAction() {
    return Taken.of(
        JobOutcome.CYCLIC_WAITING,
        "it runs nothing; add an action such as \"run\": {\"uses\": \"arxiv/scan\"}");
  }

  Taken take(Phase phase, Job job) throws InterruptedException {
    if (job.run().isEmpty()) {
      return withoutAction();
    }
    Instant now = engine.clock().instant();
    Optional<Execution> newest = log.newestStepOf(job.id());
    Attempts attempts = Attempts.of(job, log.newestOf(job.id()), now);
    Optional<Instant> due = newest.map(last -> due(job, last, attempts, now));
    if (due.isPresent() && now.isBefore(due.get())) {
      return Taken.of(JobOutcome.CYCLIC_WAITING, "next run at " + due.get().atZone(zone(job)));
    }
    return takeNow(phase, job, attempts, false);
  }

  /**
   * Takes a job whether it is due or not.
   *
   * @param force whether its action runs although its verification holds
   */
  Taken takeNow(Phase phase, Job job, boolean force) throws InterruptedException {
    if (job.run().isEmpty()) {
      return withoutAction();
    }
    Attempts attempts = Attempts.of(job, log.newestOf(job.id()), engine.clock().instant());
    return takeNow(phase, job, attempts, force);
  }

  private Taken takeNow(Phase phase, Job job, Attempts attempts, boolean force)
      throws InterruptedException {
    Step run = job.run().orElseThrow();
    Instant began = engine.clock().instant();
    Optional<String> obstacle = steps.obstacle(run, StepExecutor.Kind.RUN, job.id());
    if (obstacle.isPresent()) {
      return Taken.of(JobOutcome.INCONCLUSIVE, obstacle.get());
    }
    if (job.verify().isPresent() && !force) {
      Verification before = steps.verify(job.verify().get(), engine.call(phase, job, 0, progress));
      if (before.verdict() == Verification.Verdict.INCONCLUSIVE) {
        return Taken.of(JobOutcome.INCONCLUSIVE, before.reason());
      }
      if (before.holds()) {
        return held(phase, job, began, before);
      }
    }
    int attempt = attempts.exhausted() ? 1 : attempts.count() + 1;
    return run(phase, job, run, attempt);
  }

  private ZoneId zone(Job job) {
    return job.timezone().orElse(engine.clock().getZone());
  }

  /**
   * A run that a crash interrupted is due once more; a failed one after its delay, while attempts
   * are left. When the clock has jumped back, what ran at a time that comes again is not due again;
   * but a run more than a day ahead is taken for a clock that was wrong, and not waited for.
   */
  private Instant due(Job job, Execution last, Attempts attempts, Instant now) {
    if (last.outcome().isEmpty() || Attempts.clockWasWrong(last.startedAt(), now)) {
      return now;
    }
    Instant regular = job.schedule().next(last.startedAt(), zone(job));
    return attempts
        .notBefore()
        .filter(retry -> !attempts.exhausted() && retry.isBefore(regular))
        .orElse(regular);
  }

  private Taken held(Phase phase, Job job, Instant began, Verification answer) {
    Execution execution =
        engine
            .begin(phase, job, job.verify().orElseThrow(), 0, began)
            .ended(
                engine.clock().instant(),
                JobOutcome.CYCLIC_HELD,
                answer.reason(),
                answer.output().orElse(""),
                Optional.empty());
    log.write(LogBatch.of(execution));
    return Taken.of(JobOutcome.CYCLIC_HELD, answer.reason()).recordedAs(execution.id());
  }

  private Taken run(Phase phase, Job job, Step run, int attempt) throws InterruptedException {
    Execution execution = engine.begin(phase, job, run, attempt, engine.clock().instant());
    log.write(LogBatch.of(execution));
    ActionResult result = steps.run(run, engine.call(phase, job, attempt, progress));
    JobOutcome outcome = result.isSuccess() ? JobOutcome.CYCLIC_RAN : JobOutcome.CYCLIC_FAILED;
    String reason = result.summary();
    if (job.verify().isPresent()) {
      Verification after =
          steps.verify(job.verify().get(), engine.call(phase, job, attempt, progress));
      outcome =
          switch (after.verdict()) {
            case VERIFIED -> JobOutcome.CYCLIC_RAN;
            case NOT_VERIFIED -> JobOutcome.CYCLIC_FAILED;
            case INCONCLUSIVE -> JobOutcome.INCONCLUSIVE;
          };
      reason = after.holds() ? result.summary() : after.reason();
    }
    Instant now = engine.clock().instant();
    Optional<Instant> again =
        outcome == JobOutcome.CYCLIC_RAN
            ? Optional.empty()
            : Optional.of(now.plus(Attempts.delayAfter(attempt, job.retry(), engine.random())));
    log.write(
        LogBatch.of(execution.ended(now, outcome, reason, result.output().orElse(""), again)));
    return Taken.of(outcome, reason, attempt).recordedAs(execution.id());
  }
}
