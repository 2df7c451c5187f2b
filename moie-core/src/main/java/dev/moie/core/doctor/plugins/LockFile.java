package dev.moie.core.doctor.plugins;

import dev.moie.core.plugin.PluginProblem;
import dev.moie.core.plugin.PluginReport;

/** A lock that nobody can read holds no jar back, or every one. */
final class LockFile extends HostProblem {
  LockFile() {
    super("plugin-lock-file", "plugins.lock, where it is there, can be read", "LOCK_UNREADABLE");
  }

  /** Why is told once, of the lock. */
  @Override
  String message(PluginReport report, PluginProblem problem) {
    return "is refused, for moie.yaml has plugins.require_lock, and plugins.lock cannot be read";
  }
}
