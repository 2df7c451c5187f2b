package dev.moie.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStore.PasswordProtection;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipFile;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import jdk.security.jarsigner.JarSigner;

/** A key of somebody's who signs jars, made by the JDK's keytool and used by its jarsigner. */
public final class SigningKey {
  private static final String PASSWORD = "changeit";

  /** Starting keytool takes most of the time of a test. */
  private static final Map<String, SigningKey> MADE = new ConcurrentHashMap<>();

  private final PrivateKeyEntry entry;
  private final String name;

  private SigningKey(PrivateKeyEntry entry, String name) {
    this.entry = entry;
    this.name = name;
  }

  /** The key of a name, whose certificate is valid now; the same one all the time. */
  public static SigningKey of(String name) {
    return MADE.computeIfAbsent(name, key -> made(key, "-0d", 365));
  }

  /** A key whose certificate has ended. */
  public static SigningKey ended(String name) {
    return MADE.computeIfAbsent(name, key -> made(key, "-30d", 10));
  }

  private static SigningKey made(String name, String start, int days) {
    try {
      Path store = Files.createTempDirectory("keys").resolve(name + ".p12");
      keytool(store, name, start, days);
      KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
      Files.delete(store);
      PasswordProtection password = new PasswordProtection(PASSWORD.toCharArray());
      return new SigningKey((PrivateKeyEntry) keys.getEntry("key", password), name);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A key that a server for {@code localhost} could use too. */
  private static void keytool(Path store, String name, String start, int days) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(
        List.of("-genkeypair", "-alias", "key", "-keyalg", "EC", "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    command.addAll(List.of("-dname", "CN=" + name, "-ext", "SAN=dns:localhost,ip:127.0.0.1"));
    command.addAll(List.of("-startdate", start, "-validity", Integer.toString(days)));
    Process made =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(made.waitFor()).isZero();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Signs a jar in its place. */
  public Path sign(Path jar) {
    Path signed = jar.resolveSibling(jar.getFileName() + ".signed");
    try {
      try (ZipFile in = new ZipFile(jar.toFile());
          OutputStream out = Files.newOutputStream(signed)) {
        new JarSigner.Builder(entry)
            .signerName(name.toUpperCase(Locale.ROOT))
            .build()
            .sign(in, out);
      }
      Files.move(signed, jar, StandardCopyOption.REPLACE_EXISTING);
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a server with this key and a client that trusts it need. */
  public SSLContext tls() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setEntry("key", entry, new PasswordProtection(PASSWORD.toCharArray()));
      store.setCertificateEntry("trusted", entry.getCertificate());
      KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
      own.init(store, PASSWORD.toCharArray());
      TrustManagerFactory others = TrustManagerFactory.getInstance("PKIX");
      others.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(own.getKeyManagers(), others.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The SHA-256 of the certificate, in lower-case hex. */
  public String fingerprint() {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(entry.getCertificate().getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
