package dev.moie.core.engine;

import dev.moie.api.JobOutcome;
import dev.moie.core.log.Request;
import dev.moie.core.state.Job;
import dev.moie.core.state.JobStatus;
import dev.moie.core.state.Phase;
import dev.moie.core.state.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Takes one job because a person says so. */
final class RunNow {
  private final Checkpoint checkpoint;
  private final LiveJobs jobs;
  private final Settling settling;

  RunNow(Checkpoint checkpoint, LiveJobs jobs, Settling settling) {
    this.checkpoint = checkpoint;
    this.jobs = jobs;
    this.settling = settling;
  }

  Request.Answer perform(Request request) throws InterruptedException {
    State state = checkpoint.state();
    Optional<Job> found = state.job(request.job());
    if (found.isEmpty()) {
      return new Request.Answer(1, "there is no job " + request.job() + " in the state file");
    }
    Job job = found.get();
    Phase phase = state.phaseOf(job.id()).orElseThrow();
    boolean force = Boolean.parseBoolean(request.arguments().getOrDefault("force", "false"));
    List<String> unmet =
        job.needs().stream()
            .filter(need -> state.job(need).map(Job::status).orElse(null) != JobStatus.COMPLETED)
            .toList();
    if (!unmet.isEmpty() && !force) {
      return new Request.Answer(
          1,
          "job "
              + job.id()
              + " needs "
              + String.join(", ", unmet)
              + ", not completed yet; --force runs it all the same");
    }
    long start = System.nanoTime();
    Taken taken = jobs.takeNow(phase, job, force);
    settling.settle(phase, job, taken, Duration.ofNanos(System.nanoTime() - start));
    String reason = taken.reason().isEmpty() ? "" : ": " + taken.reason();
    boolean problem =
        taken.outcome().isProblem()
            || (job.status() == JobStatus.COMPLETED
                && taken.outcome() == JobOutcome.ACTION_REQUIRED);
    return new Request.Answer(
        problem ? 1 : 0, job.id() + " " + job.task() + ": " + taken.outcome() + reason);
  }
}
