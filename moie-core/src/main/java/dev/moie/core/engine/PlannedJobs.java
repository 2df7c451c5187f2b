package dev.moie.core.engine;

import dev.moie.api.JobOutcome;
import dev.moie.api.Verification;
import dev.moie.core.state.Job;
import dev.moie.core.state.Phase;
import dev.moie.core.state.Step;
import java.util.Optional;

/**
 * Says what taking a job would come to. Runs no action; runs verifications only if it is told to.
 */
final class PlannedJobs implements JobTaker {
  private final Engine engine;
  private final boolean verifying;
  private final BeatProgress progress;

  PlannedJobs(Engine engine, boolean verifying, BeatProgress progress) {
    this.engine = engine;
    this.verifying = verifying;
    this.progress = progress;
  }

  @Override
  public Taken take(Phase phase, Job job) throws InterruptedException {
    if (job.isCyclic()) {
      return cyclic(job);
    }
    if (job.verify().isEmpty()) {
      return actionRequired(job, "the job has no verification, so it never completes by itself");
    }
    Step verify = job.verify().get();
    Optional<String> obstacle = engine.steps().obstacle(verify, StepExecutor.Kind.VERIFY, job.id());
    if (obstacle.isPresent()) {
      return Taken.of(JobOutcome.INCONCLUSIVE, obstacle.get());
    }
    if (!verifying) {
      return Taken.of(JobOutcome.WOULD_VERIFY, "by " + verify.uses());
    }
    Verification answer = engine.steps().verify(verify, engine.call(phase, job, 0, progress));
    return switch (answer.verdict()) {
      case VERIFIED -> Taken.of(JobOutcome.VERIFIED, answer.reason());
      case INCONCLUSIVE -> Taken.of(JobOutcome.INCONCLUSIVE, answer.reason());
      case NOT_VERIFIED ->
          job.run().isPresent()
              ? wouldRun(job, job.run().get(), answer.reason())
              : actionRequired(job, answer.reason());
    };
  }

  private Taken cyclic(Job job) {
    return job.run().isEmpty()
        ? CyclicJobs.withoutAction()
        : wouldRun(job, job.run().get(), "when due, " + job.schedule().text());
  }

  private Taken wouldRun(Job job, Step run, String reason) {
    return engine
        .steps()
        .obstacle(run, StepExecutor.Kind.RUN, job.id())
        .map(obstacle -> Taken.of(JobOutcome.INCONCLUSIVE, obstacle))
        .orElseGet(() -> Taken.of(JobOutcome.WOULD_RUN, run.uses() + ": " + reason));
  }

  private static Taken actionRequired(Job job, String reason) {
    return Taken.asking(OperatorRequest.of(job, reason));
  }
}
