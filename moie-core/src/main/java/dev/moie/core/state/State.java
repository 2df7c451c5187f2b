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

  public Optional<Phase> phase(int id) {
    return phases.stream().filter(phase -> phase.id() == id).findFirst();
  }
}
