package dev.moie.core.backup;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A backup, by its name; whether it is good is found by {@link Backups#verify}.
 *
 * @param file where it lies
 * @param stateName the name of the file that it is a copy of
 * @param taken when, to the millisecond
 * @param counter tells those of one instant apart; 1 for the first
 */
public record Backup(Path file, String stateName, Instant taken, int counter) {

  /** The name of the file, which is what people call it by. */
  public String name() {
    return file.getFileName().toString();
  }

  /** Where its checksum stands. */
  public Path checksumFile() {
    return file.resolveSibling(name() + ".sha256");
  }
}
