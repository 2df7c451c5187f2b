package dev.moie.core.doctor.plugins;

/** An index that was written by hand, or by a newer processor. */
final class BadIndex extends HostProblem {
  BadIndex() {
    super("plugin-bad-index", "every index of job types can be read", "BAD_INDEX");
  }
}
