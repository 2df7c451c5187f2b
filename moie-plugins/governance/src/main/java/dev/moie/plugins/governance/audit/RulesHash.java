package dev.moie.plugins.governance.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says which rules held, without repeating them. */
public final class RulesHash {
  private RulesHash() {}

  /**
   * The SHA-256 of a file.
   *
   * @param file the rules
   * @return 64 hexadecimal digits; {@code unreadable} if they cannot be read
   */
  public static String of(Path file) {
    try {
      return Entry.sha256(Files.readAllBytes(file));
    } catch (IOException unreadable) {
      return "unreadable";
    }
  }
}
