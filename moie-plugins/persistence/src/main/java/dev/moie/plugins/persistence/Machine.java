package dev.moie.plugins.persistence;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a plan depends on beside the workspace.
 *
 * @param os its name, as Java tells it
 * @param javaHome the Java that runs
 * @param distribution where the program lies; empty if it was not started by its launcher
 * @param environment the environment variables
 */
record Machine(String os, Path javaHome, String distribution, Map<String, String> environment) {

  Machine {
    environment = Map.copyOf(environment);
  }

  static Machine here() {
    return new Machine(
        System.getProperty("os.name", ""),
        Path.of(System.getProperty("java.home", "")),
        System.getProperty("moie.dist", ""),
        System.getenv());
  }

  String variable(String name) {
    return environment.getOrDefault(name, "");
  }

  boolean isWindows() {
    return os.startsWith("Windows");
  }

  boolean isMac() {
    return os.startsWith("Mac");
  }

  Path home() throws PersistenceException {
    String home = variable("HOME");
    if (!home.startsWith("/")) {
      throw new PersistenceException("HOME is no folder; set it to yours");
    }
    return Path.of(home);
  }

  /** What the heartbeat is given explicitly, since schedulers hand on nothing of a terminal's. */
  Map<String, String> forHeartbeat() {
    Map<String, String> given = new TreeMap<>();
    for (String name : new String[] {"MOIE_JAVA_OPTS", "MOIE_CDS", "XDG_CACHE_HOME"}) {
      if (!variable(name).isEmpty()) {
        given.put(name, variable(name));
      }
    }
    String path = variable("PATH");
    given.put("PATH", path.isEmpty() ? "/usr/local/bin:/usr/bin:/bin" : path);
    given.put("JAVA_HOME", javaHome.toString());
    return given;
  }
}
