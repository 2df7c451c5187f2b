package dev.moie.core.plugin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How what lies in the folders differs from what is used of it while the engine runs: jars that are
 * still being written are as they were before, versions in use stay although their jar is not there
 * any more, and jars that failed to take their place are refused.
 */
final class Amendments {
  private final FolderState folders;
  private final Catalog old;
  private final Rejections rejections;
  private final Map<String, Candidate> kept = new HashMap<>();

  Amendments(FolderState folders, Catalog old, Rejections rejections) {
    this.folders = folders;
    this.old = old;
    this.rejections = rejections;
  }

  /** Keeps a version in use; false if that was so. */
  boolean keep(Candidate candidate) {
    return kept.putIfAbsent(candidate.id(), candidate) == null;
  }

  Rejections rejections() {
    return rejections;
  }

  /** What is used of a folder in which these were found. */
  List<Candidate> of(PluginFolder folder, List<Candidate> found) {
    List<Candidate> used = new ArrayList<>();
    Set<Path> seen = new HashSet<>();
    for (Candidate candidate : found) {
      if (!FolderLooks.isJar(candidate.jar()) || folders.vouchesFor(candidate)) {
        if (candidate.isHealthy()) {
          rejections.of(candidate).ifPresent(candidate.problems()::add);
        }
        used.add(candidate);
        seen.add(candidate.jar());
      }
    }
    for (Candidate candidate : old.all()) {
      Path jar = candidate.jar();
      if (isIn(folder, jar) && !seen.contains(jar) && folders.has(jar) && isForemost(candidate)) {
        used.add(candidate.again());
      }
    }
    for (Candidate candidate : kept.values()) {
      if (isIn(folder, candidate.jar()) && used.stream().noneMatch(candidate::isSameJar)) {
        used.add(candidate.again());
      }
    }
    return used;
  }

  private static boolean isIn(PluginFolder folder, Path jar) {
    return folder.path().equals(jar.getParent());
  }

  /** Two can come from one path: the version in use, and what could not take its place. */
  private boolean isForemost(Candidate candidate) {
    return candidate.isHealthy()
        || old.all().stream()
            .noneMatch(other -> other.jar().equals(candidate.jar()) && other.isHealthy());
  }
}
