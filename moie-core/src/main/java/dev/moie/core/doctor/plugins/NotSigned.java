package dev.moie.core.doctor.plugins;

/** A jar without a signature in a workspace that demands one. */
final class NotSigned extends HostProblem {
  NotSigned() {
    super(
        "plugin-not-signed",
        "every jar is signed where moie.yaml has plugins.require_signer",
        "NOT_SIGNED");
  }
}
