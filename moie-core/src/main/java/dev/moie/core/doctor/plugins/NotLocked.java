package dev.moie.core.doctor.plugins;

/** A jar that nobody has agreed to; it is refused where moie.yaml demands a lock. */
final class NotLocked extends HostProblem {
  NotLocked() {
    super(
        "plugin-not-locked",
        "every jar is in plugins.lock, where there is one or has to be",
        "NOT_LOCKED");
  }
}
