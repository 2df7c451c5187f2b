package dev.moie.core.engine;

import dev.moie.core.state.AppliedChanges;
import dev.moie.core.state.InvalidStateException;
import dev.moie.core.state.LoadedState;
import dev.moie.core.state.State;
import dev.moie.core.state.StateChange;
import dev.moie.core.state.StateStore;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The state as this beat knows it, and the changes that are not saved yet. A large phase is not
 * rewritten for each of its jobs: changes are saved together, at most {@link #INTERVAL} after the
 * first. What a crash loses by that, the next verification finds again.
 */
final class Checkpoint {
  static final Duration INTERVAL = Duration.ofMillis(250);

  private final StateStore store;
  private final Clock clock;
  private final Consumer<StateChange> refused;
  private final List<StateChange> pending = new ArrayList<>();
  private LoadedState loaded;
  private Instant firstPending = Instant.MAX;

  Checkpoint(StateStore store, Clock clock, Consumer<StateChange> refused)
      throws InvalidStateException, IOException {
    this.store = store;
    this.clock = clock;
    this.refused = refused;
    this.loaded = store.load();
  }

  /** The state as it was last read or saved, without the pending changes. */
  State state() {
    return loaded.state();
  }

  LoadedState loaded() {
    return loaded;
  }

  void add(StateChange change) {
    if (pending.isEmpty()) {
      firstPending = clock.instant();
    }
    pending.add(change);
  }

  /** Saves if the oldest pending change has waited long enough. */
  void saveIfDue() throws InvalidStateException, IOException {
    if (!pending.isEmpty()
        && Duration.between(firstPending, clock.instant()).abs().compareTo(INTERVAL) >= 0) {
      save();
    }
  }

  /** Saves what is pending, and sees what other people have changed. */
  void save() throws InvalidStateException, IOException {
    if (pending.isEmpty()) {
      return;
    }
    AppliedChanges applied = store.apply(List.copyOf(pending));
    pending.clear();
    loaded = applied.loaded();
    applied.refused().forEach(refused);
  }
}
