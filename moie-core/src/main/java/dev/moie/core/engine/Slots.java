package dev.moie.core.engine;

import dev.moie.core.state.Job;
import dev.moie.core.state.Step;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * How many jobs may be taken at once: each job once, so many by one plugin, so many in all.
 * Thread-safe.
 */
final class Slots {

  /**
   * The limits.
   *
   * @param jobs in all
   * @param perPlugin by one plugin
   */
  record Limits(int jobs, int perPlugin) {}

  private final Supplier<Limits> limits;
  private final Set<String> jobs = new HashSet<>();
  private final Map<String, Integer> byPlugin = new HashMap<>();

  Slots(Supplier<Limits> limits) {
    this.limits = limits;
  }

  /** What a slot could not be had for. */
  enum Answer {
    TAKEN,
    BUSY_JOB,
    FULL
  }

  /** Takes a slot for a job, if there is one. */
  synchronized Answer take(Job job) {
    if (jobs.contains(job.id())) {
      return Answer.BUSY_JOB;
    }
    Limits now = limits.get();
    String plugin = plugin(job);
    if (jobs.size() >= now.jobs() || byPlugin.getOrDefault(plugin, 0) >= now.perPlugin()) {
      return Answer.FULL;
    }
    jobs.add(job.id());
    byPlugin.merge(plugin, 1, Integer::sum);
    return Answer.TAKEN;
  }

  /**
   * The same, waiting until there is room.
   *
   * @return false if the job is being taken already
   */
  synchronized boolean await(Job job) throws InterruptedException {
    while (true) {
      switch (take(job)) {
        case TAKEN:
          return true;
        case BUSY_JOB:
          return false;
        case FULL:
        default:
          // Not for ever: the limits may change, and nobody tells.
          wait(1000);
      }
    }
  }

  /** Gives a slot back. */
  synchronized void giveBack(Job job) {
    if (jobs.remove(job.id())) {
      byPlugin.computeIfPresent(plugin(job), (id, count) -> count == 1 ? null : count - 1);
      notifyAll();
    }
  }

  /** What is being taken. */
  synchronized Set<String> running() {
    return Set.copyOf(jobs);
  }

  private static String plugin(Job job) {
    return job.run().or(job::verify).map(Step::plugin).orElse("");
  }
}
