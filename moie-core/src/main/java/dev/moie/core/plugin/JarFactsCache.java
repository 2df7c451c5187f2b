package dev.moie.core.plugin;

import dev.moie.core.io.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The facts of jars, kept in a file between runs, so that a beat neither opens nor hashes a jar
 * that has not changed. A jar has changed if its path, size or time of writing has. A cache that
 * cannot be read or written is as good as none.
 */
final class JarFactsCache {
  private final Path file;
  private final Map<String, JarFacts> known;
  private final Map<String, JarFacts> used = new HashMap<>();
  private int jarsRead;

  JarFactsCache(Path file) {
    this.file = file;
    this.known = load();
  }

  private Map<String, JarFacts> load() {
    try {
      return Files.exists(file) ? JarFactsJson.read(Files.readAllBytes(file)) : Map.of();
    } catch (IOException unusable) {
      return Map.of();
    }
  }

  JarFacts facts(Path jar, BasicFileAttributes attributes) {
    String key = jar.toString();
    JarFacts facts =
        Optional.ofNullable(known.get(key))
            .filter(old -> old.size() == attributes.size())
            .filter(old -> old.modified().equals(JarReader.modified(jar, attributes)))
            .orElseGet(
                () -> {
                  jarsRead++;
                  return JarReader.read(jar, attributes);
                });
    used.put(key, facts);
    return facts;
  }

  /** How many jars had to be opened. */
  int jarsRead() {
    return jarsRead;
  }

  /** Keeps what is known now, if anything changed and there is a folder to keep it in. */
  void save() {
    // Comparing the facts themselves would make the JVM generate code for it.
    boolean same = jarsRead == 0 && used.keySet().equals(known.keySet());
    if (same || !Files.isDirectory(file.getParent())) {
      return;
    }
    try {
      AtomicFile.write(file, JarFactsJson.write(used));
    } catch (IOException onlySlowerNextTime) {
      // see the class's comment
    }
  }
}
