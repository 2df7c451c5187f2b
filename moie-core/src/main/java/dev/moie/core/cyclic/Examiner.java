package dev.moie.core.cyclic;

import dev.moie.core.log.Execution;
import dev.moie.core.log.ExecutionLog;
import dev.moie.core.log.Pause;
import dev.moie.core.state.Job;
import dev.moie.core.state.State;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at the cyclic jobs of a state. Thread-safe if the log is. */
public final class Examiner {
  private static final Duration FAR = Duration.ofDays(3660);

  private final ExecutionLog log;
  private final CyclicPlan plan;
  private final Duration grace;

  /**
   * Looks into a log.
   *
   * @param log knows what ran
   * @param plan says when jobs are due
   * @param grace how late a job may be
   */
  public Examiner(ExecutionLog log, CyclicPlan plan, Duration grace) {
    this.log = log;
    this.plan = plan;
    this.grace = grace;
  }

  /** How the cyclic jobs of the phases up to the current one are. */
  public List<JobHealth> examine(State state, Instant now) {
    List<Job> jobs =
        state.phases().stream()
            .filter(phase -> phase.id() <= state.meta().currentPhase())
            .flatMap(phase -> phase.jobs().stream())
            .filter(Job::isCyclic)
            .toList();
    if (jobs.isEmpty()) {
      return List.of();
    }
    Map<String, Pause> paused = new HashMap<>();
    log.paused().forEach(pause -> paused.put(pause.job(), pause));
    return jobs.stream()
        .map(
            job ->
                examine(
                    job,
                    Optional.ofNullable(paused.get(job.id())),
                    log.newestStepOf(job.id()),
                    now))
        .toList();
  }

  /** How a job is whose phase has not begun. */
  JobHealth waiting(Job job, int phase) {
    return unknown(job, "phase " + phase + " has not begun", Optional.empty());
  }

  /**
   * How one job is.
   *
   * @param pause it is paused
   * @param newest its newest run, if it ever ran
   */
  JobHealth examine(Job job, Optional<Pause> pause, Optional<Execution> newest, Instant now) {
    if (job.run().isEmpty()) {
      return unknown(job, "it runs nothing; add a \"run\" to the job", Optional.empty());
    }
    if (pause.isPresent()) {
      return unknown(job, "it is paused by " + pause.get().by(), Optional.empty());
    }
    Optional<Instant> due =
        plan.overdue(job, now)
            .or(() -> Optional.of(plan.turn(job, now).next()))
            // Nobody is ever due so far ahead, and it may be no time that can be written down.
            .filter(at -> at.isBefore(now.plus(FAR)));
    if (newest.isEmpty()) {
      return unknown(job, "it has never run", due);
    }
    Execution last = newest.get();
    if (last.endedAt().isEmpty()) {
      // As long as it runs it may take, and be as late as it may be after that.
      Instant end = last.startedAt().plus(job.timeout().multipliedBy(2));
      return of(job, JobHealth.Condition.HEALTHY, "it is running", Optional.of(end)).at(now);
    }
    // A failure says nothing of a job that was changed since.
    if (Runs.failed(last) && last.definition().equals(job.definition())) {
      String reason = last.reason().isEmpty() ? "its last run failed" : last.reason();
      return of(job, JobHealth.Condition.FAILING, reason, due);
    }
    return of(job, JobHealth.Condition.HEALTHY, "", due).at(now);
  }

  private JobHealth unknown(Job job, String why, Optional<Instant> due) {
    return of(job, JobHealth.Condition.UNKNOWN, why, due);
  }

  private JobHealth of(
      Job job, JobHealth.Condition condition, String reason, Optional<Instant> due) {
    String line = reason.replaceAll("\\p{Cntrl}+", " ");
    return new JobHealth(
        job.id(),
        job.task(),
        condition,
        line.length() <= 500 ? line : line.substring(0, 500),
        due,
        grace);
  }
}
