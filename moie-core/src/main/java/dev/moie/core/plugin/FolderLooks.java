package dev.moie.core.plugin;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipFile;

/**
 * Looks at the plugin folders again and again. What it finds is at rest only after a while: a copy
 * takes time, and who replaces a jar by one of another name removes the old one before or after.
 * Used by one thread.
 */
final class FolderLooks {
  private final List<PluginFolder> folders;
  private final Settling settling;
  private Map<Path, JarStamp> before;

  /**
   * Begins with what is known.
   *
   * @param known the jars as they were when the catalog was made
   */
  FolderLooks(List<PluginFolder> folders, List<Candidate> known) {
    this.folders = folders;
    this.before = new HashMap<>();
    for (Candidate candidate : known) {
      if (isJar(candidate.jar())) {
        JarStamp.of(candidate.facts())
            .or(() -> JarStamp.of(candidate.jar()))
            .ifPresent(stamp -> before.put(candidate.jar(), stamp));
      }
    }
    this.settling = new Settling(before);
  }

  static boolean isJar(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".jar") && !name.startsWith(".");
  }

  /** Looks once; empty if nothing else can be relied on than after the look before. */
  Optional<FolderState> look(Instant now) {
    Map<Path, JarStamp> found = new HashMap<>();
    Set<Path> unseen = new HashSet<>();
    for (PluginFolder folder : folders) {
      if (!list(folder.path(), found)) {
        // Perhaps a network folder that is away for the moment: nothing is concluded from it.
        before.keySet().stream()
            .filter(jar -> folder.path().equals(jar.getParent()))
            .forEach(unseen::add);
      }
    }
    boolean changed = settling.look(found, unseen, now, FolderLooks::isWhole);
    before = settling.settled();
    return changed ? Optional.of(state()) : Optional.empty();
  }

  /** What can be relied on after the last look. */
  FolderState state() {
    return new FolderState(settling.settled(), settling.moving());
  }

  private static boolean list(Path folder, Map<Path, JarStamp> found) {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path file : entries) {
        if (isJar(file)) {
          JarStamp.of(file).ifPresent(stamp -> found.put(file, stamp));
        }
      }
      return true;
    } catch (IOException | DirectoryIteratorException away) {
      return false;
    }
  }

  /** Whether the end of the archive is there and the list of its entries makes sense. */
  private static boolean isWhole(Path jar) {
    try (ZipFile file = new ZipFile(jar.toFile())) {
      return file.size() >= 0;
    } catch (IOException | RuntimeException cutOff) {
      return false;
    }
  }
}
