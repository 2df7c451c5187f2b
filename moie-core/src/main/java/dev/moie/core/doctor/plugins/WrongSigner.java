package dev.moie.core.doctor.plugins;

/** A jar that was signed by somebody whom the workspace does not name. */
final class WrongSigner extends HostProblem {
  WrongSigner() {
    super(
        "plugin-wrong-signer",
        "every signer is one of those in plugins.require_signer of moie.yaml",
        "WRONG_SIGNER");
  }
}
