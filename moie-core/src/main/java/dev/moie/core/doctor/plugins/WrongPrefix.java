package dev.moie.core.doctor.plugins;

/** A type that would take another plugin's name. */
final class WrongPrefix extends HostProblem {
  WrongPrefix() {
    super("plugin-wrong-prefix", "every job type begins with the id of its plugin", "WRONG_PREFIX");
  }
}
