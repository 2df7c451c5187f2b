package dev.moie.core.doctor.plugins;

/** A plugin whose other half is not there. */
final class MissingDependency extends HostProblem {
  MissingDependency() {
    super(
        "plugin-missing-dependency",
        "every plugin that another one needs is installed",
        "MISSING_DEPENDENCY");
  }
}
