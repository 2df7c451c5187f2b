package dev.moie.core.plugin.scan;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A file in a folder of plugins.
 *
 * @param path where it lies in the folder
 * @param kind what it is
 * @param facts what is known of it, if it is a jar
 */
public record FoundFile(Path path, Kind kind, Optional<JarFacts> facts) {

  /** What a file in a folder of plugins can be. */
  public enum Kind {
    /** A jar inside the folder. */
    JAR,
    /** A zip, which is never unpacked. */
    ZIP,
    /** A symbolic link to somewhere else. */
    OUTSIDE,
    /** A symbolic link to nothing. */
    DANGLING
  }
}
