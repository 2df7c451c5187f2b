package dev.moie.core.health;

import dev.moie.api.JobOutcome;
import dev.moie.core.cyclic.CyclicPlan;
import dev.moie.core.log.Execution;
import dev.moie.core.log.ExecutionLog;
import dev.moie.core.log.Pause;
import dev.moie.core.state.Job;
import dev.moie.core.state.Phase;
import dev.moie.core.state.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks at the cyclic jobs of a state. Thread-safe if the log is. */
public final class Examiner {
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
    List<JobHealth> found = new ArrayList<>();
    Set<String> paused = new HashSet<>();
    for (Phase phase : state.phases()) {
      if (phase.id() > state.meta().currentPhase()) {
        continue;
      }
      for (Job job : phase.jobs()) {
        if (job.isCyclic()) {
          if (found.isEmpty()) {
            paused.addAll(log.paused().stream().map(Pause::job).collect(Collectors.toSet()));
          }
          found.add(examine(job, paused.contains(job.id()), now));
        }
      }
    }
    return found;
  }

  private JobHealth examine(Job job, boolean paused, Instant now) {
    if (job.run().isEmpty()) {
      return of(job, JobHealth.Condition.UNKNOWN, "it runs nothing", Optional.empty());
    }
    Optional<Execution> newest = log.newestStepOf(job.id());
    if (paused) {
      return of(job, JobHealth.Condition.HEALTHY, "it is paused", Optional.empty());
    }
    Instant next = plan.turn(job, now).next();
    // Nobody is ever due so far ahead, and it may be no time that can be written down.
    Optional<Instant> due =
        Optional.of(next).filter(at -> at.isBefore(now.plus(Duration.ofDays(3660))));
    if (newest.isEmpty()) {
      return of(job, JobHealth.Condition.UNKNOWN, "it has never run", due);
    }
    if (newest.get().endedAt().isEmpty()) {
      // As long as it runs it may take, and be as late as it may be after that.
      Instant end = newest.get().startedAt().plus(job.timeout().multipliedBy(2));
      return of(job, JobHealth.Condition.HEALTHY, "it is running", Optional.of(end));
    }
    boolean failing =
        newest.get().outcome().map(Examiner::isFailure).orElse(true)
            && newest.get().definition().equals(job.definition());
    return failing
        ? of(job, JobHealth.Condition.FAILING, newest.get().reason(), due)
        : of(job, JobHealth.Condition.HEALTHY, "", due);
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

  private static boolean isFailure(JobOutcome outcome) {
    return outcome == JobOutcome.CYCLIC_FAILED || outcome == JobOutcome.INCONCLUSIVE;
  }
}
