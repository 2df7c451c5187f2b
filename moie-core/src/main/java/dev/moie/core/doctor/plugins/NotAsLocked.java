package dev.moie.core.doctor.plugins;

/** A jar that is not the one that was agreed to; it is refused where moie.yaml demands a lock. */
final class NotAsLocked extends HostProblem {
  NotAsLocked() {
    super("plugin-not-as-locked", "every jar is as plugins.lock has it", "NOT_AS_LOCKED");
  }
}
