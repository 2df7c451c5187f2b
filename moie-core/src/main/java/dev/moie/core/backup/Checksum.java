package dev.moie.core.backup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** SHA-256 as the program {@code sha256sum} writes it. */
final class Checksum {
  private static final int HEX_LENGTH = 64;

  private Checksum() {}

  static String of(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** What goes into the file beside a backup. */
  static byte[] line(byte[] content, String name) {
    return (of(content) + "  " + name + "\n").getBytes(StandardCharsets.UTF_8);
  }

  static boolean fits(byte[] content, byte[] line) {
    String text = new String(line, StandardCharsets.UTF_8);
    return text.length() > HEX_LENGTH
        && text.substring(0, HEX_LENGTH).toLowerCase(Locale.ROOT).equals(of(content));
  }
}
