package dev.moie.core.doctor.plugins;

/** Plugins of which none can be loaded first. */
final class DependencyCycle extends HostProblem {
  DependencyCycle() {
    super("plugin-dependency-cycle", "no plugins need each other in a circle", "DEPENDENCY_CYCLE");
  }
}
