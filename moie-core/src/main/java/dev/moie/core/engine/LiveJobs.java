package dev.moie.core.engine;

import dev.moie.api.JobOutcome;
import dev.moie.api.Verification;
import dev.moie.api.policy.Trigger;
import dev.moie.core.log.Attempts;
import dev.moie.core.log.Execution;
import dev.moie.core.log.Pause;
import dev.moie.core.state.Job;
import dev.moie.core.state.Phase;
import dev.moie.core.state.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Takes open jobs for real: verify, run, verify. Hands cyclic jobs on to {@link CyclicJobs}. */
final class LiveJobs implements JobTakers {
  /** A beat that people or cron wait for does not wait longer than this for a next attempt. */
  static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final Engine engine;
  private final BeatProgress progress;
  private final Function<String, Optional<Pause>> pauses;
  private final CyclicJobs cyclicJobs;

  LiveJobs(Engine engine, BeatProgress progress, Pauses pauses) {
    this(engine, progress, pauses::of);
  }

  LiveJobs(Engine engine, BeatProgress progress, Function<String, Optional<Pause>> pauses) {
    this.engine = engine;
    this.progress = progress;
    this.pauses = pauses;
    this.cyclicJobs = new CyclicJobs(engine, progress);
  }

  @Override
  public Taken take(Phase phase, Job job) throws InterruptedException {
    Optional<Pause> pause = pauses.apply(job.id());
    if (pause.isPresent()) {
      return paused(job, pause.get());
    }
    if (job.isCyclic()) {
      return cyclicJobs.take(phase, job);
    }
    while (true) {
      Instant began = engine.clock().instant();
      Verification before = engine.verify(phase, job, 0, progress);
      Optional<Taken> answered = answered(phase, job, began, before);
      if (answered.isPresent()) {
        return answered.get();
      }
      Optional<Execution> newest = engine.log().newestOf(job.id());
      Optional<Breaker> breaker = breaker(job, newest);
      if (breaker.isPresent()) {
        String why = breaker.get().describe(job.id()) + ": " + before.reason();
        return Taken.of(JobOutcome.FAILED, why, breaker.get().failures());
      }
      Attempts attempts = attempts(job, newest);
      Optional<Taken> notNow = notNow(job, attempts, before);
      if (notNow.isPresent()) {
        return notNow.get();
      }
      if (waited(job, attempts)) {
        // It may hold by now: what is acted upon was verified right before.
        continue;
      }
      ActionRun.Attempt attempt =
          new ActionRun(engine, phase, job, progress).run(attempts.count() + 1, Trigger.HEARTBEAT);
      if (attempt.again().filter(delay -> delay.compareTo(LONGEST_WAIT) <= 0).isEmpty()) {
        return attempt.taken();
      }
    }
  }

  @Override
  public Taken takeNow(Phase phase, Job job, boolean force) throws InterruptedException {
    if (job.isCyclic()) {
      return cyclicJobs.takeNow(phase, job, force);
    }
    Instant began = engine.clock().instant();
    Verification before = engine.verify(phase, job, 0, progress);
    if (!force || !before.holds() || job.run().isEmpty()) {
      Optional<Taken> answered = answered(phase, job, began, before);
      if (answered.isPresent()) {
        return answered.get();
      }
    }
    Attempts attempts = attempts(job, engine.log().newestOf(job.id()));
    int attempt = attempts.exhausted() ? 1 : attempts.count() + 1;
    return new ActionRun(engine, phase, job, progress).run(attempt, Trigger.PERSON).taken();
  }

  private Optional<Breaker> breaker(Job job, Optional<Execution> newest) {
    return Breaker.of(
        job, newest, engine.log(), engine.safety().breaker(), engine.clock().instant());
  }

  private Attempts attempts(Job job, Optional<Execution> newest) {
    return Attempts.of(job, newest, engine.clock().instant());
  }

  static Taken paused(Job job, Pause pause) {
    return Taken.of(
        job.isCyclic() ? JobOutcome.CYCLIC_WAITING : JobOutcome.BLOCKED,
        "paused by "
            + pause.by()
            + " since "
            + Timestamps.text(pause.since())
            + "; let it go on with \"moie unpause "
            + job.id()
            + "\"");
  }

  /** What is done when there is nothing to run; empty if the action's turn has come. */
  private Optional<Taken> answered(Phase phase, Job job, Instant began, Verification before) {
    return switch (before.verdict()) {
      case VERIFIED -> Optional.of(verified(phase, job, began, before));
      case INCONCLUSIVE -> Optional.of(Taken.of(JobOutcome.INCONCLUSIVE, before.reason()));
      case NOT_VERIFIED ->
          job.run().isPresent()
              ? Optional.empty()
              : Optional.of(Taken.asking(OperatorRequest.of(job, before.reason())));
    };
  }

  private Taken verified(Phase phase, Job job, Instant began, Verification answer) {
    Execution execution =
        engine
            .begin(phase, job, job.verify().orElseThrow(), 0, began)
            .ended(
                engine.clock().instant(),
                JobOutcome.VERIFIED,
                answer.reason(),
                answer.output().orElse(""),
                Optional.empty());
    return engine.complete(job, execution, Taken.of(JobOutcome.VERIFIED, answer.reason()));
  }

  /** Why the action may not run yet, or any more; empty if its time has come or is near. */
  private Optional<Taken> notNow(Job job, Attempts attempts, Verification before) {
    int allowed = job.retry().maxAttempts();
    if (attempts.exhausted()) {
      return Optional.of(
          Taken.of(
              JobOutcome.FAILED,
              "all "
                  + attempts.count()
                  + " attempts are used; mend the cause, then \"moie reset "
                  + job.id()
                  + "\": "
                  + before.reason(),
              attempts.count()));
    }
    Duration wait = wait(attempts);
    String next = "attempt " + (attempts.count() + 1) + " of " + allowed;
    if (wait.compareTo(LONGEST_WAIT) > 0) {
      String when = " not before " + attempts.notBefore().orElseThrow() + ": ";
      return Optional.of(
          Taken.of(JobOutcome.FAILED, next + when + before.reason(), attempts.count()));
    }
    return Optional.empty();
  }

  private Duration wait(Attempts attempts) {
    Instant now = engine.clock().instant();
    return attempts.notBefore().map(at -> Duration.between(now, at)).orElse(Duration.ZERO);
  }

  /** Waits until the next attempt's time has come; false if that is so already. */
  private boolean waited(Job job, Attempts attempts) throws InterruptedException {
    Duration wait = wait(attempts);
    if (wait.isNegative() || wait.isZero()) {
      return false;
    }
    String next = "attempt " + (attempts.count() + 1) + " of " + job.retry().maxAttempts();
    progress.line(job, next + " in " + wait.toSeconds() + " s: " + attempts.reason());
    engine.pause().pause(wait);
    return true;
  }
}
