package dev.moie.core.doctor.plugins;

/** A plugin whose other half is too old or too new. */
final class WrongDependency extends HostProblem {
  WrongDependency() {
    super(
        "plugin-wrong-dependency",
        "every plugin that another one needs has a version in its range",
        "WRONG_DEPENDENCY_VERSION");
  }
}
