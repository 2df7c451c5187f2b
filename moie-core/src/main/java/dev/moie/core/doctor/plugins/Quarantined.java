package dev.moie.core.doctor.plugins;

/** A plugin that broke out of a call, and is not used any more. */
final class Quarantined extends HostProblem {
  Quarantined() {
    super("plugin-quarantined", "no plugin is in quarantine", "QUARANTINED");
  }
}
