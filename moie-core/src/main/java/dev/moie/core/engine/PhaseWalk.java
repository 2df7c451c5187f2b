package dev.moie.core.engine;

import dev.moie.api.JobOutcome;
import dev.moie.core.state.Job;
import dev.moie.core.state.JobStatus;
import dev.moie.core.state.Phase;
import dev.moie.core.state.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which job of a phase is next. Knows the order and the needs; takes nothing itself. Not
 * thread-safe. All calls together take time in proportion to the jobs and their needs, not to their
 * square.
 *
 * <p>In a phase in order an open job waits for every earlier one; elsewhere only for what it needs.
 * Cyclic jobs wait for nobody, and nobody waits for them: one stuck job must not stop eternal
 * monitoring.
 */
final class PhaseWalk {
  private final Phase phase;

  /** Jobs that may be taken now, and those that may not yet, by their place in the file. */
  private final TreeMap<Integer, Job> ready = new TreeMap<>();

  private final TreeMap<Integer, Job> waiting = new TreeMap<>();

  private final Set<String> completed = new HashSet<>();
  private final Map<String, Integer> unmetNeeds = new HashMap<>();
  private final Map<String, List<Integer>> neededBy = new HashMap<>();

  /** In a phase in order: the first place that is neither cyclic nor completed. */
  private int frontier;

  PhaseWalk(State state, Phase phase) {
    this.phase = phase;
    if (phase.jobs().stream().anyMatch(job -> !job.needs().isEmpty())) {
      state.phases().forEach(each -> addCompleted(each.jobs()));
    } else {
      addCompleted(phase.jobs());
    }
    for (int place = 0; place < phase.jobs().size(); place++) {
      Job job = phase.jobs().get(place);
      if (job.isCyclic()) {
        ready.put(place, job);
      } else if (job.isOpen()) {
        waiting.put(place, job);
        countNeeds(place, job);
      }
    }
    new ArrayList<>(waiting.keySet()).forEach(this::offer);
    advance();
  }

  private void addCompleted(List<Job> jobs) {
    for (Job job : jobs) {
      if (job.status() == JobStatus.COMPLETED) {
        completed.add(job.id());
      }
    }
  }

  private void countNeeds(int place, Job job) {
    for (String need : Set.copyOf(job.needs())) {
      if (!completed.contains(need)) {
        unmetNeeds.merge(job.id(), 1, Integer::sum);
        neededBy.computeIfAbsent(need, id -> new ArrayList<>()).add(place);
      }
    }
  }

  /** The next job that may be taken now; it counts as taken from here on. */
  Optional<Job> next() {
    return Optional.ofNullable(ready.pollFirstEntry()).map(Map.Entry::getValue);
  }

  /** A job that was taken is done with. */
  void done(Job job, JobOutcome outcome) {
    if (!outcome.completes()) {
      return;
    }
    completed.add(job.id());
    for (int place : neededBy.getOrDefault(job.id(), List.of())) {
      unmetNeeds.merge(phase.jobs().get(place).id(), -1, Integer::sum);
      offer(place);
    }
    advance();
  }

  /**
   * The jobs that could not be taken, each with the reason; asked when nothing is running any more.
   */
  Map<Job, String> blocked() {
    Map<Job, String> blocked = new LinkedHashMap<>();
    waiting.values().forEach(job -> blocked.put(job, "waits for " + obstacle(job)));
    return blocked;
  }

  private void advance() {
    List<Job> jobs = phase.jobs();
    while (frontier < jobs.size()
        && (jobs.get(frontier).isCyclic() || completed.contains(jobs.get(frontier).id()))) {
      frontier++;
    }
    offer(frontier);
  }

  private void offer(int place) {
    Job job = waiting.get(place);
    if (job != null
        && unmetNeeds.getOrDefault(job.id(), 0) == 0
        && (!phase.inOrder() || place == frontier)) {
      waiting.remove(place);
      ready.put(place, job);
    }
  }

  private String obstacle(Job job) {
    if (unmetNeeds.getOrDefault(job.id(), 0) > 0) {
      return String.join(
          ", ", job.needs().stream().filter(need -> !completed.contains(need)).toList());
    }
    return phase.jobs().get(frontier).id();
  }
}
