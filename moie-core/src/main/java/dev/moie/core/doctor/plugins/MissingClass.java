package dev.moie.core.doctor.plugins;

/** A jar that was packed without its libraries; shows when the class is wanted. */
final class MissingClass extends HostProblem {
  MissingClass() {
    super("plugin-missing-class", "no plugin lacks a class that it uses", "MISSING_CLASS");
  }
}
