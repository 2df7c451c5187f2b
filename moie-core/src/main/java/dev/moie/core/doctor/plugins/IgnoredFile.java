package dev.moie.core.doctor.plugins;

import dev.moie.core.doctor.Severity;
import dev.moie.core.plugin.PluginReport;

/** Something in the folder that is not looked at: a zip, a read-me. */
final class IgnoredFile extends HostProblem {
  IgnoredFile() {
    super(
        "plugin-ignored-file",
        "nothing but .jar files lies in a folder of plugins",
        "IGNORED_FILE",
        Severity.WARNING);
  }

  @Override
  boolean isMeant(PluginReport report) {
    return !HalfCopied.isName(report.jar().getFileName().toString());
  }
}
