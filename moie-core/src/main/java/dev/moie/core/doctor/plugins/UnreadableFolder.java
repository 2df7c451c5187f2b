package dev.moie.core.doctor.plugins;

/** A folder whose jars nobody can see. */
final class UnreadableFolder extends HostProblem {
  UnreadableFolder() {
    super("plugin-folder-unreadable", "every folder of plugins can be listed", "UNREADABLE_FOLDER");
  }
}
