package dev.moie.core.doctor.plugins;

/** A range of API versions that nobody can read. */
final class BadRequires extends HostProblem {
  BadRequires() {
    super("plugin-bad-requires", "every Plugin-Requires is a range of versions", "BAD_REQUIRES");
  }
}
