package dev.moie.core.state;

import java.util.List;
import java.util.Optional;

/**
 * What the engine wants to save.
 *
 * @param changes in the order in which they happened
 * @param known the mark that the state had when it was last read or saved
 * @param mark the mark that it gets; empty leaves it as it is
 */
public record StateUpdate(
    List<StateChange> changes, Optional<CheckpointMark> known, Optional<CheckpointMark> mark) {

  public StateUpdate {
    changes = List.copyOf(changes);
  }

  /** Changes of a state that belongs to no log. */
  public static StateUpdate of(List<StateChange> changes) {
    return new StateUpdate(changes, Optional.empty(), Optional.empty());
  }

  /** What may still be said of a state that somebody else has put in the place of ours. */
  StateUpdate heartbeatOnly() {
    return new StateUpdate(
        changes.stream().filter(change -> !isMore(change)).toList(), known, mark);
  }

  static boolean isMore(StateChange change) {
    return !(change instanceof StateChange.HeartbeatNoted);
  }
}
