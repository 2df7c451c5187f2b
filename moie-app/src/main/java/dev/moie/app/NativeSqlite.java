package dev.moie.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * SQLite's native library, unpacked once by the build and not into the temporary folder at each
 * start.
 */
public final class NativeSqlite {
  private static final String PATH = "org.sqlite.lib.path";

  private NativeSqlite() {}

  /** Points the driver to the distribution's own, if it has one for this machine. */
  public static void use(Surroundings surroundings) {
    if (System.getProperty(PATH) == null) {
      Optional<Path> folder = folder(surroundings);
      if (folder.isPresent()) {
        System.setProperty(PATH, folder.get().toString());
      }
    }
  }

  /** Where the distribution has the one for this machine; empty if it has none. */
  public static Optional<Path> folder(Surroundings surroundings) {
    if (surroundings.distribution().isEmpty()
        || Files.exists(Path.of("/lib/ld-musl-x86_64.so.1"))) {
      return Optional.empty();
    }
    Path folder = Path.of(surroundings.distribution(), "lib", "native", system(), processor());
    return Files.isDirectory(folder) ? Optional.of(folder) : Optional.empty();
  }

  private static String system() {
    return property("os.name").startsWith("mac") ? "Mac" : System.getProperty("os.name");
  }

  private static String processor() {
    String name = property("os.arch");
    return name.equals("amd64") ? "x86_64" : name.equals("arm64") ? "aarch64" : name;
  }

  private static String property(String name) {
    return System.getProperty(name).toLowerCase(Locale.ROOT);
  }
}
