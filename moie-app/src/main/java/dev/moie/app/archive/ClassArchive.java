package dev.moie.app.archive;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Where the archive for this distribution and this Java lies. A stamp beside it says for which jars
 * and which JVM it was made: the JVM itself refuses an archive that does not fit.
 *
 * @param file the archive
 * @param distribution the distribution's folder
 */
public record ClassArchive(Path file, Path distribution) {
  /** How long a failure is remembered. */
  static final Duration RETRY_AFTER = Duration.ofDays(1);

  private static final String MADE = "made ";
  private static final String FAILED = "failed";

  /** As the launcher told; empty if it offers no place, or was not used. */
  public static Optional<ClassArchive> ofThisProcess() {
    String file = System.getProperty("moie.archive", "");
    String distribution = System.getProperty("moie.dist", "");
    return file.isEmpty() || distribution.isEmpty()
        ? Optional.empty()
        : Optional.of(new ClassArchive(Path.of(file), Path.of(distribution)));
  }

  Path folder() {
    return file.getParent();
  }

  private Path stamp() {
    return file.resolveSibling(file.getFileName() + ".stamp");
  }

  /** Whether it is worth making: missing, damaged or outdated, and not in vain a moment ago. */
  boolean isWanted(Instant now) throws IOException {
    if (!Files.isRegularFile(stamp())) {
      return true;
    }
    List<String> lines = Files.readAllLines(stamp());
    if (lines.isEmpty() || !lines.subList(1, lines.size()).equals(key())) {
      return true;
    }
    FileTime stamped = Files.getLastModifiedTime(stamp());
    if (lines.get(0).equals(FAILED)) {
      return stamped.toInstant().plus(RETRY_AFTER).isBefore(now);
    }
    if (!Files.isRegularFile(file)) {
      return true;
    }
    // The launcher, too, leaves alone what was written after the stamp.
    return !lines.get(0).equals(MADE + Files.size(file))
        || Files.getLastModifiedTime(file).compareTo(stamped) > 0;
  }

  /** Whether making it has failed, and nothing has changed since. */
  boolean hasFailed() throws IOException {
    return Files.isRegularFile(stamp()) && Files.readAllLines(stamp()).get(0).equals(FAILED);
  }

  /** What the archive depends on: the JVM, and every jar of the class path. */
  private List<String> key() throws IOException {
    List<String> lines = new ArrayList<>();
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(distribution.resolve("lib"))) {
      for (Path jar : jars) {
        BasicFileAttributes facts = Files.readAttributes(jar, BasicFileAttributes.class);
        if (facts.isRegularFile()) {
          long written = facts.lastModifiedTime().toMillis();
          lines.add(jar.getFileName() + " " + facts.size() + " " + written);
        }
      }
    }
    Collections.sort(lines);
    lines.add(0, System.getProperty("java.home") + " " + System.getProperty("java.vm.version"));
    return lines;
  }

  void stampMade(Path work) throws IOException {
    stamp(MADE + Files.size(file), work);
  }

  void stampFailed(Path work) throws IOException {
    Files.deleteIfExists(file);
    stamp(FAILED, work);
  }

  private void stamp(String first, Path work) throws IOException {
    List<String> lines = key();
    lines.add(0, first);
    Path made = Files.write(work.resolve("stamp"), lines);
    Files.move(made, stamp(), StandardCopyOption.ATOMIC_MOVE);
  }
}
