package dev.moie.core.state;

import java.util.List;
import java.util.Optional;

/**
 * What became of an update.
 *
 * @param loaded the state after it, with whatever other people changed in it
 * @param refused the changes that no longer fitted; all of them if the state was not {@link
 *     Standing#SAME}
 * @param standing how the state that was found stood to the one that was last saved
 * @param keptEdit an edit that came at the very moment of saving and cannot be used: where it lies
 */
public record AppliedChanges(
    LoadedState loaded, List<StateChange> refused, Standing standing, Optional<String> keptEdit) {

  public AppliedChanges {
    refused = List.copyOf(refused);
  }
}
