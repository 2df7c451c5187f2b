package dev.moie.core.doctor.plugins;

/** A version that cannot be compared with others. */
final class BadVersion extends HostProblem {
  BadVersion() {
    super("plugin-bad-version", "every Plugin-Version is a semantic version", "BAD_VERSION");
  }
}
