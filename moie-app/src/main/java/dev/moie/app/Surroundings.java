package dev.moie.app;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the process was started in.
 *
 * @param environment the environment variables
 * @param folder the current folder
 * @param distribution the distribution's folder as the launcher names it; empty if it was not used
 * @param user who runs the program
 */
public record Surroundings(
    Map<String, String> environment, Path folder, String distribution, String user) {

  /** What this process was started in. */
  static Surroundings ofThisProcess() {
    return new Surroundings(
        System.getenv(),
        Path.of("").toAbsolutePath(),
        System.getProperty("moie.dist", ""),
        System.getProperty("user.name", "operator"));
  }

  /**
   * This user's folder for what can be made again at any time, which the class archive is in too.
   * It need not exist.
   */
  public Optional<Path> cacheFolder() {
    String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
    if (cache.startsWith("/")) {
      return Optional.of(Path.of(cache, "moie"));
    }
    String home = environment.getOrDefault("HOME", "");
    return home.startsWith("/") ? Optional.of(Path.of(home, ".cache", "moie")) : Optional.empty();
  }

  /**
   * The folder of the bundled plugins: what the launcher says, else beside the folder that the
   * program's jar is in.
   */
  public Optional<Path> bundledPlugins() {
    if (!distribution.isEmpty()) {
      return Optional.of(Path.of(distribution).resolve("plugins"));
    }
    return Optional.ofNullable(Surroundings.class.getProtectionDomain().getCodeSource())
        .map(source -> Path.of(source.getLocation().getPath()))
        .filter(jar -> jar.toString().endsWith(".jar"))
        .map(jar -> jar.getParent().resolveSibling("plugins"));
  }
}
