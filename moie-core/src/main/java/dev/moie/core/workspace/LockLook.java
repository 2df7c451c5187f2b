package dev.moie.core.workspace;

import java.util.Optional;

/**
 * What can be seen of a workspace's lock without touching it: even trying to take it would make a
 * heartbeat that starts at this instant fail.
 *
 * @param holder who has written that they hold it; empty if nobody has
 * @param alive whether that is another process of this machine which still runs
 */
public record LockLook(Optional<LockHolder> holder, boolean alive) {

  /** Looks at the note beside the lock. */
  public static LockLook at(Workspace workspace) {
    Optional<LockNote> note = LockNote.read(workspace.internal().resolve(WorkspaceLock.NOTE));
    return new LockLook(
        note.map(LockNote::holder), note.filter(LockNote::isOfAnotherThatRuns).isPresent());
  }

  /** Whether the holder is, or was, on another machine, of which nothing can be known here. */
  public boolean isElsewhere() {
    return holder.isPresent() && !holder.get().host().equals(LockNote.host());
  }
}
