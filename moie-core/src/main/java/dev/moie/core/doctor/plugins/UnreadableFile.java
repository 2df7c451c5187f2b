package dev.moie.core.doctor.plugins;

import dev.moie.core.plugin.PluginProblem;
import dev.moie.core.plugin.PluginReport;

/** A jar whose owner keeps it to themselves. */
final class UnreadableFile extends HostProblem {
  UnreadableFile() {
    super("plugin-unreadable", "this user may read every jar", "UNREADABLE_FILE");
  }

  @Override
  String cure(PluginReport report, PluginProblem problem) {
    return "give read permission: chmod a+r " + report.jar();
  }
}
