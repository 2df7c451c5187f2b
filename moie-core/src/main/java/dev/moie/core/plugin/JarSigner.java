package dev.moie.core.plugin;

import java.time.Instant;

/**
 * Who has signed a jar.
 *
 * @param subject whom the certificate names
 * @param fingerprint the SHA-256 of the certificate, in lower-case hex
 * @param expires the end of the certificate
 * @param timestamped whether somebody else has testified when it was signed
 */
public record JarSigner(String subject, String fingerprint, Instant expires, boolean timestamped) {}
