package dev.moie.app.report;

import dev.moie.core.log.Execution;
import dev.moie.core.log.ExecutionLog;
import dev.moie.core.log.HistoryQuery;
import dev.moie.core.state.Job;
import dev.moie.core.state.JobStatus;
import dev.moie.core.state.LastResult;
import dev.moie.core.state.Phase;
import dev.moie.core.state.State;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a report is made from: the state, and what the log has of its jobs.
 *
 * @param state what the file says
 * @param file the path of the file
 * @param runs by job
 * @param since what was begun earlier does not count; empty if everything recorded does
 * @param at when the report is made
 * @param zone what times are told in
 */
public record Summary(
    State state,
    String file,
    Map<String, JobRuns> runs,
    Optional<Instant> since,
    Instant at,
    ZoneId zone) {

  /**
   * How many executions of a job count at most; they come with the ends of their outputs, which
   * have to fit into memory, a job at a time.
   */
  static final int MOST = 2000;

  public Summary {
    runs = Map.copyOf(runs);
  }

  /** Reads what the log has of the jobs of a state. */
  public static Summary read(
      State state,
      String file,
      ExecutionLog log,
      Optional<Instant> since,
      Instant at,
      ZoneId zone) {
    Map<String, JobRuns> runs = new HashMap<>();
    for (Phase phase : state.phases()) {
      for (Job job : phase.jobs()) {
        List<Execution> found =
            log.history(new HistoryQuery(Optional.of(job.id()), false, since, MOST)).stream()
                .filter(each -> each.kind() == Execution.Kind.STEP)
                .toList();
        if (!found.isEmpty()) {
          runs.put(job.id(), JobRuns.of(found));
        }
      }
    }
    return new Summary(state, file, runs, since, at, zone);
  }

  List<Phase> phases() {
    return state.phases().stream().sorted(Comparator.comparing(Phase::id)).toList();
  }

  List<Job> jobs() {
    return phases().stream().flatMap(phase -> phase.jobs().stream()).toList();
  }

  JobRuns of(Job job) {
    return runs.getOrDefault(job.id(), JobRuns.NONE);
  }

  /** All jobs together. */
  JobRuns all() {
    return jobs().stream().map(this::of).reduce(JobRuns.NONE, JobRuns::plus);
  }

  /** Open and cyclic jobs that went wrong last, or wait for a person. */
  List<Job> attention() {
    return jobs().stream()
        .filter(job -> job.status() != JobStatus.COMPLETED)
        .filter(job -> job.lastResult().filter(Summary::needsAttention).isPresent())
        .toList();
  }

  private static boolean needsAttention(LastResult last) {
    return switch (last.outcome()) {
      case ACTION_REQUIRED, APPROVAL_REQUIRED -> true;
      default -> last.outcome().isProblem();
    };
  }

  Optional<Phase> currentPhase() {
    return state.phase(state.meta().currentPhase());
  }

  /** How it stands as a whole, in a word or two. */
  String standing() {
    boolean open = jobs().stream().anyMatch(Job::isOpen);
    boolean cyclic = jobs().stream().anyMatch(Job::isCyclic);
    if (jobs().isEmpty()) {
      return "No jobs";
    }
    if (!attention().isEmpty()) {
      return "Needs attention";
    }
    return open ? "In progress" : cyclic ? "Monitoring" : "Complete";
  }
}
