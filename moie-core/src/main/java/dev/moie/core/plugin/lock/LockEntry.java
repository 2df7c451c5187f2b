package dev.moie.core.plugin.lock;

import java.util.List;

/**
 * A jar that people have agreed to.
 *
 * @param id the plugin
 * @param version its version, for people: the hash is what counts
 * @param sha256 of the jar, in lower-case hex
 * @param source where it came from: {@link #BUNDLED}, a file name, or an address without anything
 *     secret
 * @param signers who had signed it; empty if nobody had
 */
public record LockEntry(
    String id, String version, String sha256, String source, List<Signer> signers) {

  /** The source of what comes with the program. */
  public static final String BUNDLED = "bundled";

  /**
   * Who had signed a jar.
   *
   * @param subject whom the certificate names
   * @param sha256 the certificate's fingerprint, in lower-case hex
   */
  public record Signer(String subject, String sha256) {}

  public LockEntry {
    signers = List.copyOf(signers);
  }

  public boolean isBundled() {
    return source.equals(BUNDLED);
  }
}
