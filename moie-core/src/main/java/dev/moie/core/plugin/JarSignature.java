package dev.moie.core.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/**
 * Verifies the signature of a jar in full. The JDK checks an entry while it is read to its end, and
 * takes one that nobody has signed for an unsigned one; so each is read, and each must have the
 * same signers. What has no signature file costs no more than a look at the names.
 */
final class JarSignature {
  private static final long MAX_UNPACKED_BYTES = 1L << 30;
  private static final Pattern SIGNATURE_FILE =
      Pattern.compile("META-INF/[^/]+\\.SF", Pattern.CASE_INSENSITIVE);

  /** What the signature itself is made of, and so cannot be in it. */
  private static final Pattern OWN_FILE =
      Pattern.compile(
          "META-INF/(MANIFEST\\.MF|SIG-[^/]*|[^/]+\\.(SF|RSA|DSA|EC))", Pattern.CASE_INSENSITIVE);

  private final List<String> unsigned = new ArrayList<>();
  private final List<Set<CodeSigner>> signers = new ArrayList<>();
  private long unpacked;

  private JarSignature() {}

  /**
   * What was found.
   *
   * @param signers empty if nobody has signed the jar, or not as it should be
   * @param problem why the jar must not be used
   */
  record Checked(List<JarSigner> signers, Optional<PluginProblem> problem) {
    static final Checked UNSIGNED = new Checked(List.of(), Optional.empty());

    static Checked bad(PluginProblem problem) {
      return new Checked(List.of(), Optional.of(problem));
    }
  }

  /**
   * Verifies a jar.
   *
   * @param names the jar, open
   * @throws IOException if it cannot be read, or unpacks to more than 1 GiB
   */
  static Checked check(Path jar, JarFile names) throws IOException {
    if (names.stream().map(JarEntry::getName).noneMatch(n -> SIGNATURE_FILE.matcher(n).matches())) {
      return Checked.UNSIGNED;
    }
    JarSignature signature = new JarSignature();
    try (JarFile verifying = new JarFile(jar.toFile(), true)) {
      for (JarEntry entry : Collections.list(verifying.entries())) {
        signature.read(verifying, entry);
      }
      return signature.checked();
    } catch (SecurityException | GeneralSecurityException e) {
      return Checked.bad(TrustProblems.badSignature(Thrown.describe(e)));
    }
  }

  private void read(JarFile verifying, JarEntry entry) throws IOException {
    if (entry.isDirectory() || OWN_FILE.matcher(entry.getName()).matches()) {
      return;
    }
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = verifying.getInputStream(entry)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        unpacked += read;
        if (unpacked > MAX_UNPACKED_BYTES) {
          throw new IOException("it unpacks to more than " + MAX_UNPACKED_BYTES + " bytes");
        }
      }
    }
    CodeSigner[] its = entry.getCodeSigners();
    if (its == null || its.length == 0) {
      unsigned.add(entry.getName());
    } else {
      Set<CodeSigner> all = new HashSet<>(List.of(its));
      if (!signers.contains(all)) {
        signers.add(all);
      }
    }
  }

  private Checked checked() throws GeneralSecurityException {
    if (signers.isEmpty()) {
      return Checked.bad(TrustProblems.uselessSignature());
    }
    if (!unsigned.isEmpty()) {
      return Checked.bad(TrustProblems.partlySigned(unsigned.get(0), unsigned.size()));
    }
    if (signers.size() > 1) {
      return Checked.bad(TrustProblems.severalSigners());
    }
    List<JarSigner> all = new ArrayList<>();
    Set<String> told = new TreeSet<>();
    for (CodeSigner signer : signers.get(0)) {
      JarSigner its = signer(signer);
      if (told.add(its.fingerprint())) {
        all.add(its);
      }
    }
    all.sort((a, b) -> a.fingerprint().compareTo(b.fingerprint()));
    return new Checked(all, Optional.empty());
  }

  /** By the signer's own certificate: nothing has verified those that it is said to come from. */
  private static JarSigner signer(CodeSigner signer) throws GeneralSecurityException {
    if (signer.getSignerCertPath().getCertificates().get(0) instanceof X509Certificate own) {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(own.getEncoded());
      return new JarSigner(
          Thrown.line(own.getSubjectX500Principal().getName()),
          HexFormat.of().formatHex(hash),
          own.getNotAfter().toInstant(),
          signer.getTimestamp() != null);
    }
    throw new GeneralSecurityException("its certificate is not of the kind X.509");
  }
}
