package dev.moie.core.state;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What a state file says, checked. Immutable. */
public final class State {
  private final Meta meta;
  private final List<Phase> phases;
  private final int schemaVersion;

  /** Made when it is first asked for: a beat asks for each of its jobs, a command for none. */
  private volatile Map<String, Place> places;

  private record Place(Phase phase, Job job) {}

  /**
   * A state.
   *
   * @param meta what stands at the top
   * @param phases in the order of the file
   * @param schemaVersion 1 or 2
   */
  public State(Meta meta, List<Phase> phases, int schemaVersion) {
    this.meta = meta;
    this.phases = List.copyOf(phases);
    this.schemaVersion = schemaVersion;
  }

  /** What stands at the top. */
  public Meta meta() {
    return meta;
  }

  /** The phases in the order of the file. */
  public List<Phase> phases() {
    return phases;
  }

  /** 1 or 2. */
  public int schemaVersion() {
    return schemaVersion;
  }

  /** The job of an id. */
  public Optional<Job> job(String id) {
    return place(id).map(Place::job);
  }

  /** The phase that a job is in. */
  public Optional<Phase> phaseOf(String job) {
    return place(job).map(Place::phase);
  }

  private Optional<Place> place(String job) {
    Map<String, Place> known = places;
    if (known == null) {
      known = new HashMap<>();
      for (Phase phase : phases) {
        for (Job each : phase.jobs()) {
          known.putIfAbsent(each.id(), new Place(phase, each));
        }
      }
      places = known;
    }
    return Optional.ofNullable(known.get(job));
  }

  /** The phase of an id. */
  public Optional<Phase> phase(int id) {
    return phases.stream().filter(phase -> phase.id() == id).findFirst();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof State state
        && meta.equals(state.meta)
        && phases.equals(state.phases)
        && schemaVersion == state.schemaVersion;
  }

  @Override
  public int hashCode() {
    return Objects.hash(meta, phases, schemaVersion);
  }

  @Override
  public String toString() {
    return "State[meta=" + meta + ", phases=" + phases + ", schemaVersion=" + schemaVersion + "]";
  }
}
