package dev.moie.core.engine;

import dev.moie.api.JobOutcome;
import dev.moie.core.log.Request;
import dev.moie.core.state.Job;
import dev.moie.core.state.JobStatus;
import dev.moie.core.state.Phase;
import dev.moie.core.state.State;
import dev.moie.core.stop.Stop;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Takes one job because a person says so. */
final class RunNow {
  private static final int STOPPED = 5;

  /** How soon it is seen that the workspace is stopped. */
  private static final Duration GLANCE = Duration.ofMillis(100);

  private final Engine engine;
  private final Checkpoint checkpoint;
  private final JobTakers jobs;
  private final Settling settling;

  RunNow(Engine engine, Checkpoint checkpoint, JobTakers jobs, Settling settling) {
    this.engine = engine;
    this.checkpoint = checkpoint;
    this.jobs = jobs;
    this.settling = settling;
  }

  /**
   * A run as far as it can be prepared.
   *
   * @param refusal why it is not run; empty if it can be
   * @param phase of the job, if there is such a job
   * @param job that is to be run
   * @param taker takes it
   */
  record Prepared(
      Optional<Request.Answer> refusal, Optional<Phase> phase, Optional<Job> job, JobTaker taker) {

    Workers.Work work(Request request) {
      return new Workers.Work(phase.orElseThrow(), job.orElseThrow(), taker, Optional.of(request));
    }
  }

  Prepared prepare(Request request) {
    State state = checkpoint.state();
    boolean force = Boolean.parseBoolean(request.arguments().getOrDefault("force", "false"));
    Optional<Job> job = state.job(request.job());
    Optional<Request.Answer> refusal =
        job.isEmpty()
            ? Optional.of(
                new Request.Answer(1, "there is no job " + request.job() + " in the state file"))
            : refusal(state, job.get(), force);
    return new Prepared(
        refusal,
        job.flatMap(each -> state.phaseOf(each.id())),
        job,
        (its, one) -> jobs.takeNow(its, one, force));
  }

  private Optional<Request.Answer> refusal(State state, Job job, boolean force) {
    List<String> unmet =
        job.needs().stream()
            .filter(need -> state.job(need).map(Job::status).orElse(null) != JobStatus.COMPLETED)
            .toList();
    if (!unmet.isEmpty() && !force) {
      return Optional.of(
          new Request.Answer(
              1,
              "job "
                  + job.id()
                  + " needs "
                  + String.join(", ", unmet)
                  + ", not completed yet; --force runs it all the same"));
    }
    return engine.safety().stop().map(stop -> stopped(job, stop));
  }

  Request.Answer perform(Request request) throws InterruptedException {
    Prepared prepared = prepare(request);
    if (prepared.refusal().isPresent()) {
      return prepared.refusal().get();
    }
    Job job = prepared.job().orElseThrow();
    Phase phase = prepared.phase().orElseThrow();
    try (JobPool pool = new JobPool(1, phase, prepared.taker(), BeatProgress.NONE)) {
      pool.submit(job);
      while (true) {
        for (JobPool.Done done : pool.await(GLANCE)) {
          settling.settle(phase, job, done.taken(), done.duration());
          return answer(job, done.taken());
        }
        Optional<Stop> stop = engine.safety().stop();
        if (stop.isPresent() && stop.get().how() == Stop.How.NOW) {
          return stopped(job, stop.get());
        }
      }
    }
  }

  static Request.Answer stopped(Job job, Stop stop) {
    return new Request.Answer(
        STOPPED,
        "job "
            + job.id()
            + " was not run, or cut off: the workspace is "
            + stop.describe()
            + "; \"moie resume\" lets it go on");
  }

  static Request.Answer answer(Job job, Taken taken) {
    String reason = taken.reason().isEmpty() ? "" : ": " + taken.reason();
    boolean problem =
        taken.outcome().isProblem()
            || (job.status() == JobStatus.COMPLETED
                && taken.outcome() == JobOutcome.ACTION_REQUIRED);
    return new Request.Answer(
        problem ? 1 : 0, job.id() + " " + job.task() + ": " + taken.outcome() + reason);
  }
}
