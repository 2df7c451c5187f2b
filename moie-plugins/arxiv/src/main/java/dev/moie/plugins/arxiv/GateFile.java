package dev.moie.plugins.arxiv;

import java.nio.file.Path;

/**
 * Where the gate lies that all scans of one person on this machine go through, whatever workspace
 * they belong to.
 */
final class GateFile {
  private GateFile() {}

  /** In the user's cache folder; without one, in the temporary folder. */
  static Path path() {
    String cache = System.getenv("XDG_CACHE_HOME");
    String home = System.getenv("HOME");
    Path folder;
    if (cache != null && cache.startsWith("/")) {
      folder = Path.of(cache);
    } else if (home != null && home.startsWith("/")) {
      folder = Path.of(home, ".cache");
    } else {
      folder = Path.of(System.getProperty("java.io.tmpdir"), System.getProperty("user.name"));
    }
    return folder.resolve("moie").resolve("arxiv.gate");
  }
}
