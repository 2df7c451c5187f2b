package dev.moie.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * SQLite's native library, unpacked once by the build and not into the temporary folder at each
 * start.
 */
final class NativeSqlite {
  private static final String PATH = "org.sqlite.lib.path";

  private NativeSqlite() {}

  /** Points the driver to the distribution's own, if it has one for this machine. */
  static void use(Surroundings surroundings) {
    if (surroundings.distribution().isEmpty()
        || System.getProperty(PATH) != null
        || Files.exists(Path.of("/lib/ld-musl-x86_64.so.1"))) {
      return;
    }
    Path folder = Path.of(surroundings.distribution(), "lib", "native", system(), processor());
    if (Files.isDirectory(folder)) {
      System.setProperty(PATH, folder.toString());
    }
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
