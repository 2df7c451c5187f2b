package dev.moie.core.doctor.plugins;

/** A jar with a signature that does not vouch for all of it. */
final class PartlySigned extends HostProblem {
  PartlySigned() {
    super("plugin-partly-signed", "a jar that is signed is signed as a whole", "PARTLY_SIGNED");
  }
}
