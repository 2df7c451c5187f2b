package dev.moie.core.doctor.plugins;

/** Two versions side by side, mostly an update whose predecessor was left. */
final class DuplicateId extends HostProblem {
  DuplicateId() {
    super("plugin-duplicate-id", "no folder has two jars of one plugin", "DUPLICATE_ID");
  }
}
