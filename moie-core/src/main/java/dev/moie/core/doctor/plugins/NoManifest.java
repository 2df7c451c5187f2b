package dev.moie.core.doctor.plugins;

/** A jar that does not say what it is. */
final class NoManifest extends HostProblem {
  NoManifest() {
    super("plugin-no-manifest", "every jar has a manifest", "NO_MANIFEST");
  }
}
