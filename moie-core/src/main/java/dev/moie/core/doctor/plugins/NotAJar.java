package dev.moie.core.doctor.plugins;

import dev.moie.core.plugin.PluginReport;
import java.nio.file.Files;

/** A file that is named as a jar and is none, or one that was cut off. */
final class NotAJar extends HostProblem {
  NotAJar() {
    super("plugin-not-a-jar", "every .jar file can be opened as an archive", "NOT_A_JAR");
  }

  @Override
  boolean isMeant(PluginReport report) {
    return !Files.isDirectory(report.jar());
  }
}
