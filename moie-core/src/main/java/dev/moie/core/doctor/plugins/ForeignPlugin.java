package dev.moie.core.doctor.plugins;

import dev.moie.core.plugin.PluginProblem;
import dev.moie.core.plugin.PluginReport;

/** A plugin of another program that uses PF4J too. */
final class ForeignPlugin extends HostProblem {
  ForeignPlugin() {
    super("plugin-foreign", "every jar is a plugin for MOIE", "FOREIGN_PLUGIN");
  }

  @Override
  String message(PluginReport report, PluginProblem problem) {
    String classes = String.join(", ", JarIndex.extensionClasses(report.jar()));
    return problem.message() + (classes.isEmpty() ? "" : " (its extensions: " + classes + ")");
  }
}
