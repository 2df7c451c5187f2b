package dev.moie.core.doctor.plugins;

/** A jar that was compiled without the annotation processor. */
final class NoIndex extends HostProblem {
  NoIndex() {
    super(
        "plugin-no-index",
        "every jar has the indexes that MOIE's annotation processor writes",
        "NO_INDEX");
  }
}
