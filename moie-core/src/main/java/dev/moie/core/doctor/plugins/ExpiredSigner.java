package dev.moie.core.doctor.plugins;

import dev.moie.core.doctor.Severity;

/** A signature whose certificate has ended: whether it is older than that, nobody can tell. */
final class ExpiredSigner extends HostProblem {
  ExpiredSigner() {
    super(
        "plugin-expired-signer",
        "no certificate of a signer has ended",
        "EXPIRED_SIGNER",
        Severity.WARNING);
  }
}
