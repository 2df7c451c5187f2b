package dev.moie.core.state;

import java.util.List;

/**
 * A state that can be used.
 *
 * @param state the state
 * @param warnings what people should know of it
 */
public record LoadedState(State state, List<StateProblem> warnings) {

  public LoadedState {
    warnings = List.copyOf(warnings);
  }
}
