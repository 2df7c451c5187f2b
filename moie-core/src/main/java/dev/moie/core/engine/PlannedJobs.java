package dev.moie.core.engine;

import dev.moie.api.JobOutcome;
import dev.moie.api.Verification;
import dev.moie.api.policy.Trigger;
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
      return cyclic(phase, job);
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
              ? wouldRun(phase, job, job.run().get(), answer.reason())
              : actionRequired(job, answer.reason());
    };
  }

  private Taken cyclic(Phase phase, Job job) throws InterruptedException {
    return job.run().isEmpty()
        ? CyclicJobs.withoutAction()
        : wouldRun(phase, job, job.run().get(), "when due, " + job.schedule().text());
  }

  private Taken wouldRun(Phase phase, Job job, Step run, String reason)
      throws InterruptedException {
    Optional<String> obstacle = engine.steps().obstacle(run, StepExecutor.Kind.RUN, job.id());
    if (obstacle.isPresent()) {
      return Taken.of(JobOutcome.INCONCLUSIVE, obstacle.get());
    }
    // Its log is empty, so an approval that is there is not seen: that is left to the real beat.
    return new PolicyGate(engine)
        .ask(new ActionQuestion(phase, job, Trigger.SIMULATION, 1))
        .refusal()
        .orElseGet(() -> Taken.of(JobOutcome.WOULD_RUN, run.uses() + ": " + reason));
  }

  private static Taken actionRequired(Job job, String reason) {
    return Taken.asking(OperatorRequest.of(job, reason));
  }
}
