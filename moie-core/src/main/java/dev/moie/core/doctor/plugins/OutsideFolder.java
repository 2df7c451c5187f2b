package dev.moie.core.doctor.plugins;

/** A link out of the folder: what lies elsewhere is not looked after here. */
final class OutsideFolder extends HostProblem {
  OutsideFolder() {
    super("plugin-outside-folder", "no jar is a symbolic link to somewhere else", "OUTSIDE_FOLDER");
  }
}
