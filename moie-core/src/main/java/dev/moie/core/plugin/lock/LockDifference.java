package dev.moie.core.plugin.lock;

import java.util.Optional;

/**
 * A plugin as the lock has it, and as it is here.
 *
 * @param id the plugin
 * @param locked empty if the lock does not have it
 * @param present empty if it is not here
 */
public record LockDifference(String id, Optional<LockEntry> locked, Optional<LockEntry> present) {

  /** How the two differ. */
  public enum Kind {
    /** The same bytes. */
    SAME,
    /** Other bytes. */
    CHANGED,
    /** The lock does not have it. */
    ADDED,
    /** It is not here any more. */
    MISSING
  }

  public Kind kind() {
    if (locked.isEmpty()) {
      return Kind.ADDED;
    }
    if (present.isEmpty()) {
      return Kind.MISSING;
    }
    return locked.get().sha256().equals(present.get().sha256()) ? Kind.SAME : Kind.CHANGED;
  }
}
