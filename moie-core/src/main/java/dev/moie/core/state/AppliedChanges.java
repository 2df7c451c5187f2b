package dev.moie.core.state;

import java.util.List;

/**
 * What became of a set of changes.
 *
 * @param loaded the state after them, with whatever other people changed in it
 * @param refused the changes that no longer fitted
 */
public record AppliedChanges(LoadedState loaded, List<StateChange> refused) {

  public AppliedChanges {
    refused = List.copyOf(refused);
  }
}
