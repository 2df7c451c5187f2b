package dev.moie.core.doctor.plugins;

/** A jar that is not as its signer left it, or whose signature says nothing. */
final class BadSignature extends HostProblem {
  BadSignature() {
    super("plugin-bad-signature", "every signature fits what is in its jar", "BAD_SIGNATURE");
  }
}
