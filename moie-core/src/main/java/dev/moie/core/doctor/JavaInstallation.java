package dev.moie.core.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A Java on this machine.
 *
 * @param version such as {@code 17.0.12}; {@code ?} if it does not say
 * @param vendor who made it; {@code ?} if it does not say
 * @param home its folder
 */
public record JavaInstallation(String version, String vendor, Path home) {
  private static final int MAX_BYTES = 1 << 16;

  /** The one that runs this. */
  public static JavaInstallation running() {
    return new JavaInstallation(
        Runtime.version().toString(),
        System.getProperty("java.vendor", "?"),
        Path.of(System.getProperty("java.home")));
  }

  /** The one that a program {@code java} belongs to, by the file {@code release} beside it. */
  public static JavaInstallation ofProgram(Path java) throws IOException {
    return in(java.toRealPath().getParent().getParent());
  }

  /** The one in a folder, which is not started to find out. */
  static JavaInstallation in(Path home) throws IOException {
    Path release = home.resolve("release");
    String text =
        Files.isRegularFile(release) && Files.size(release) <= MAX_BYTES
            ? new String(Files.readAllBytes(release), StandardCharsets.UTF_8)
            : "";
    return new JavaInstallation(
        value(text, "JAVA_VERSION").orElse("?"), value(text, "IMPLEMENTOR").orElse("?"), home);
  }

  private static Optional<String> value(String release, String key) {
    return release
        .lines()
        .filter(line -> line.startsWith(key + "="))
        .map(line -> line.substring(key.length() + 1).replace("\"", "").strip())
        .findFirst();
  }

  /** The number that people call it by, such as 17; 0 if it does not say. */
  public int feature() {
    try {
      return Runtime.Version.parse(version).feature();
    } catch (IllegalArgumentException unknown) {
      return 0;
    }
  }
}
