package dev.moie.core.state;

import dev.moie.api.PhaseInfo;
import java.util.List;

/**
 * A phase and its jobs.
 *
 * @param id unique in the file
 * @param name for people
 * @param status what the file says, which is only a cache of what verification says
 * @param concurrency how many jobs at once; 1 means strictly in the order of the file
 * @param jobs in the order of the file
 */
public record Phase(int id, String name, PhaseStatus status, int concurrency, List<Job> jobs) {

  public Phase {
    jobs = List.copyOf(jobs);
  }

  public PhaseInfo info() {
    return PhaseInfo.of(id, name);
  }

  /** Whether jobs are taken strictly one after the other. */
  public boolean inOrder() {
    return concurrency == 1;
  }
}
