package dev.moie.core.plugin;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * What of the plugin folders can be relied on at one moment.
 *
 * @param settled the jars that are there, whole and at rest
 * @param moving jars that are being written, or that have only just disappeared: whatever was known
 *     of them before holds on
 */
record FolderState(Map<Path, JarStamp> settled, Set<Path> moving) {

  FolderState {
    settled = Map.copyOf(settled);
    moving = Set.copyOf(moving);
  }

  /** Whether there is a jar, as far as can be relied on. */
  boolean has(Path jar) {
    return settled.containsKey(jar) || moving.contains(jar);
  }

  /** Whether what was read from a jar is what came to rest there. */
  boolean vouchesFor(Candidate candidate) {
    JarStamp stamp = settled.get(candidate.jar());
    return stamp != null
        && JarStamp.of(candidate.facts()).map(stamp::equals).orElse(true); // not read: no jar
  }
}
