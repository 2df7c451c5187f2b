package dev.moie.core.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * What tells without reading a file whether it is still the same.
 *
 * @param size in bytes
 * @param modified when it was last written, see {@link JarReader#modified}
 */
record JarStamp(long size, String modified) {

  /** Of a file; empty if there is none, or nobody can tell. */
  static Optional<JarStamp> of(Path file) {
    try {
      Path real = file.toRealPath();
      BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
      return Optional.of(new JarStamp(attributes.size(), JarReader.modified(real, attributes)));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /** Of the file that facts were read from; empty if it was not read. */
  static Optional<JarStamp> of(JarFacts facts) {
    return facts.modified().isEmpty()
        ? Optional.empty()
        : Optional.of(new JarStamp(facts.size(), facts.modified()));
  }
}
