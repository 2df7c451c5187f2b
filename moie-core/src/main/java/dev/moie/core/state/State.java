package dev.moie.core.state;

import java.util.List;
import java.util.Optional;

/**
 * What a state file says, checked. Immutable.
 *
 * @param meta what stands at the top
 * @param phases in the order of the file
 * @param schemaVersion 1 or 2
 */
public record State(Meta meta, List<Phase> phases, int schemaVersion) {

  public State {
    phases = List.copyOf(phases);
  }

  /** The job of an id. */
  public Optional<Job> job(String id) {
    return phases.stream()
        .flatMap(phase -> phase.jobs().stream())
        .filter(job -> job.id().equals(id))
        .findFirst();
  }

  /** The phase that a job is in. */
  public Optional<Phase> phaseOf(String job) {
    return phases.stream()
        .filter(phase -> phase.jobs().stream().anyMatch(each -> each.id().equals(job)))
        .findFirst();
  }

  public Optional<Phase> phase(int id) {
    return phases.stream().filter(phase -> phase.id() == id).findFirst();
  }
}
