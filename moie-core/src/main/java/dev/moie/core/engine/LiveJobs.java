package dev.moie.core.engine;

import dev.moie.api.ActionResult;
import dev.moie.api.JobOutcome;
import dev.moie.api.Verification;
import dev.moie.core.log.Execution;
import dev.moie.core.log.ExecutionLog;
import dev.moie.core.state.Job;
import dev.moie.core.state.Phase;
import dev.moie.core.state.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Takes open jobs for real: verify, run, verify. Hands cyclic jobs on to {@link CyclicJobs}. */
final class LiveJobs implements JobTaker {
  /** A beat that people or cron wait for does not wait longer than this for a next attempt. */
  static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final Engine engine;
  private final ExecutionLog log;
  private final StepExecutor steps;
  private final BeatProgress progress;
  private final CyclicJobs cyclicJobs;

  LiveJobs(Engine engine, BeatProgress progress) {
    this.engine = engine;
    this.log = engine.log();
    this.steps = engine.steps();
    this.progress = progress;
    this.cyclicJobs = new CyclicJobs(engine, progress);
  }

  @Override
  public Taken take(Phase phase, Job job) throws InterruptedException {
    if (job.isCyclic()) {
      return cyclicJobs.take(phase, job);
    }
    while (true) {
      Instant began = engine.clock().instant();
      Verification before = verify(phase, job, 0);
      if (before.holds()) {
        return verified(phase, job, began, before);
      }
      if (before.verdict() == Verification.Verdict.INCONCLUSIVE) {
        return Taken.of(JobOutcome.INCONCLUSIVE, before.reason());
      }
      if (job.run().isEmpty()) {
        return new Taken(
            JobOutcome.ACTION_REQUIRED,
            before.reason(),
            0,
            Optional.empty(),
            Optional.of(OperatorRequest.of(job, before.reason())));
      }
      Optional<Taken> done = act(phase, job, job.run().get(), before);
      if (done.isPresent()) {
        return done.get();
      }
    }
  }

  private Taken verified(Phase phase, Job job, Instant began, Verification answer) {
    Step step = job.verify().orElseThrow();
    Execution execution =
        engine
            .begin(phase, job, step, 0, began)
            .ended(
                engine.clock().instant(),
                JobOutcome.VERIFIED,
                answer.reason(),
                answer.output().orElse(""),
                Optional.empty());
    log.record(List.of(execution));
    return Taken.of(JobOutcome.VERIFIED, answer.reason()).recordedAs(execution.id());
  }

  /** Runs the action once, if it may run; empty if another attempt is to be made at once. */
  private Optional<Taken> act(Phase phase, Job job, Step run, Verification before)
      throws InterruptedException {
    Attempts attempts = Attempts.of(job, log.newestOf(job.id()), engine.clock().instant());
    if (attempts.exhausted()) {
      return Optional.of(
          Taken.of(
              JobOutcome.FAILED,
              "all "
                  + attempts.count()
                  + " attempts are used; change the job, or wait for its again_after: "
                  + before.reason(),
              attempts.count()));
    }
    Optional<Taken> tooEarly = waitFor(job, attempts, before);
    if (tooEarly.isPresent()) {
      return tooEarly;
    }
    Optional<String> obstacle = steps.obstacle(run, StepExecutor.Kind.RUN, job.id());
    if (obstacle.isPresent()) {
      return Optional.of(Taken.of(JobOutcome.INCONCLUSIVE, obstacle.get(), attempts.count()));
    }
    int attempt = attempts.count() + 1;
    Execution execution = engine.begin(phase, job, run, attempt, engine.clock().instant());
    log.started(execution);
    ActionResult result = steps.run(run, engine.call(phase, job, attempt, progress));
    Verification after = verify(phase, job, attempt);
    return settle(job, execution, result, after);
  }

  private Optional<Taken> settle(
      Job job, Execution execution, ActionResult result, Verification after) {
    Instant now = engine.clock().instant();
    int attempt = execution.attempt();
    String output = result.output().or(after::output).orElse("");
    switch (after.verdict()) {
      case VERIFIED:
        log.ended(
            execution.ended(now, JobOutcome.EXECUTED, result.summary(), output, Optional.empty()));
        return Optional.of(
            Taken.of(JobOutcome.EXECUTED, result.summary(), attempt).recordedAs(execution.id()));
      case INCONCLUSIVE:
        log.ended(
            execution.ended(
                now, JobOutcome.INCONCLUSIVE, after.reason(), output, Optional.of(now)));
        return Optional.of(
            Taken.of(
                    JobOutcome.INCONCLUSIVE,
                    "after the action: " + after.reason() + "; the next heartbeat verifies first",
                    attempt)
                .recordedAs(execution.id()));
      case NOT_VERIFIED:
      default:
        String reason =
            result.isSuccess() ? after.reason() : result.summary() + "; and " + after.reason();
        Duration delay = Attempts.delayAfter(attempt, job.retry(), engine.random());
        log.ended(
            execution.ended(now, JobOutcome.FAILED, reason, output, Optional.of(now.plus(delay))));
        boolean another = attempt < job.retry().maxAttempts() && delay.compareTo(LONGEST_WAIT) <= 0;
        return another
            ? Optional.empty()
            : Optional.of(
                Taken.of(
                        JobOutcome.FAILED,
                        "attempt " + attempt + " of " + job.retry().maxAttempts() + ": " + reason,
                        attempt)
                    .recordedAs(execution.id()));
    }
  }

  /** Waits until the next attempt may begin; says so if that is too long to wait. */
  private Optional<Taken> waitFor(Job job, Attempts attempts, Verification before)
      throws InterruptedException {
    Instant now = engine.clock().instant();
    Duration wait = attempts.notBefore().map(at -> Duration.between(now, at)).orElse(Duration.ZERO);
    if (wait.compareTo(LONGEST_WAIT) > 0) {
      return Optional.of(
          Taken.of(
              JobOutcome.FAILED,
              "attempt "
                  + (attempts.count() + 1)
                  + " of "
                  + job.retry().maxAttempts()
                  + " not before "
                  + attempts.notBefore().orElseThrow()
                  + ": "
                  + before.reason(),
              attempts.count()));
    }
    if (!wait.isNegative() && !wait.isZero()) {
      progress.line(
          job,
          "attempt "
              + (attempts.count() + 1)
              + " in "
              + wait.toSeconds()
              + " s: "
              + attempts.reason());
      engine.pause().pause(wait);
    }
    return Optional.empty();
  }

  private Verification verify(Phase phase, Job job, int attempt) throws InterruptedException {
    if (job.verify().isEmpty()) {
      return Verification.notVerified(
          "the job has no verification, so it never completes by itself");
    }
    return steps.verify(job.verify().get(), engine.call(phase, job, attempt, progress));
  }
}
