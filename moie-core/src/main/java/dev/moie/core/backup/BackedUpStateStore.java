package dev.moie.core.backup;

import dev.moie.core.state.AppliedChanges;
import dev.moie.core.state.InvalidStateException;
import dev.moie.core.state.LoadedState;
import dev.moie.core.state.StateChange;
import dev.moie.core.state.StateStore;
import dev.moie.core.state.StateUpdate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Backs the state file up once, just before the first save that changes more than {@code
 * last_heartbeat} and {@code last_result}; then the backups are rotated. One instance serves one
 * beat, or is told of each by {@link #beatBegins}.
 *
 * <p>A backup that cannot be made is told, and the state is saved all the same: a full disk for
 * backups must not stop what the engine is there for.
 */
public final class BackedUpStateStore implements StateStore {
  private final StateStore store;
  private final Path stateFile;
  private final Backups backups;
  private final Rotation rotation;
  private final Consumer<String> notes;
  private boolean done;

  /**
   * Wraps a store.
   *
   * @param store keeps the state in {@code stateFile}
   * @param stateFile what is backed up
   * @param backups where to
   * @param rotation which others go then
   * @param notes takes a line for people if something did not work
   */
  public BackedUpStateStore(
      StateStore store,
      Path stateFile,
      Backups backups,
      Rotation rotation,
      Consumer<String> notes) {
    this.store = store;
    this.stateFile = stateFile;
    this.backups = backups;
    this.rotation = rotation;
    this.notes = notes;
  }

  @Override
  public String name() {
    return store.name();
  }

  @Override
  public void beatBegins() {
    done = false;
    store.beatBegins();
  }

  @Override
  public LoadedState load() throws InvalidStateException, IOException {
    return store.load();
  }

  @Override
  public Optional<String> recover() throws IOException {
    return store.recover();
  }

  @Override
  public AppliedChanges apply(StateUpdate update) throws InvalidStateException, IOException {
    if (!done && update.changes().stream().anyMatch(StateChange.Transition.class::isInstance)) {
      done = true;
      backUp();
    }
    return store.apply(update);
  }

  private void backUp() {
    try {
      backups.create(stateFile);
    } catch (IOException e) {
      notes.accept(
          "no backup of "
              + name()
              + " could be made ("
              + Reasons.of(e)
              + "); the beat goes on without one");
      return;
    }
    try {
      rotation.prune();
    } catch (IOException e) {
      notes.accept("old backups could not be removed: " + Reasons.of(e));
    }
  }
}
