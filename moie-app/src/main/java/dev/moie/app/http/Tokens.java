package dev.moie.app.http;

import dev.moie.core.io.AtomicFile;
import dev.moie.core.io.Disk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/**
 * The two tokens of a workspace: {@code .moie/token} lets its bearer change things, {@code
 * .moie/token.read} look. Each is made when it is missing, readable by its owner alone. Compared in
 * a time that tells nothing.
 */
public final class Tokens {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final int BYTES = 32;
  private static final int SHORTEST = 20;
  private static final int LONGEST = 1_000;

  private final byte[] change;
  private final byte[] read;

  private Tokens(String change, String read) {
    this.change = digest(change);
    this.read = digest(read);
  }

  /**
   * Reads the tokens of a workspace, making what is missing.
   *
   * @param internal its folder {@code .moie}
   * @throws IOException if one cannot be made, or cannot be trusted
   */
  public static Tokens of(Path internal) throws IOException {
    return new Tokens(token(internal.resolve("token")), token(internal.resolve("token.read")));
  }

  private static String token(Path file) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      try {
        AtomicFile.create(
            Disk.LOCAL, file, (random() + "\n").getBytes(StandardCharsets.UTF_8), OWNER_ONLY);
      } catch (FileAlreadyExistsException othersWereFaster) {
        // Theirs is as good.
      }
    }
    Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
    if (!OWNER_ONLY.containsAll(mode)) {
      throw new IOException(
          file + " can be read by others; remove it, and a new one is made at the next start");
    }
    String token =
        Files.size(file) > LONGEST ? "" : Files.readString(file, StandardCharsets.UTF_8).strip();
    if (token.length() < SHORTEST) {
      throw new IOException(
          file
              + " holds no token of "
              + SHORTEST
              + " characters or more; remove it, and a new one is made at the next start");
    }
    return token;
  }

  /** Something that nobody guesses, in characters that fit into a header and a cookie. */
  static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What the bearer of a token may do. */
  Access accessOf(String token) {
    byte[] shown = digest(token);
    // Both are compared, whatever the first says.
    boolean mayChange = MessageDigest.isEqual(shown, change);
    boolean mayRead = MessageDigest.isEqual(shown, read);
    return mayChange ? Access.CHANGE : mayRead ? Access.READ : Access.NONE;
  }

  /** Of one length, so that the length of a token is not told either. */
  static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
