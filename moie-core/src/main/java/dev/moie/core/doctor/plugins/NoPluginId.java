package dev.moie.core.doctor.plugins;

/** A jar without a usable id: a library that somebody put there, or a mistake in a build. */
final class NoPluginId extends HostProblem {
  NoPluginId() {
    super(
        "plugin-no-id",
        "every jar has a Plugin-Id of lower-case letters, digits and hyphens",
        "NO_PLUGIN_ID");
  }
}
