package dev.moie.core.plugin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** All jars of all folders, vetted together. Immutable once made. Runs no plugin code. */
final class Catalog {
  private final List<Candidate> all = new ArrayList<>();
  private final Map<String, Candidate> healthy = new LinkedHashMap<>();
  private final Map<Path, Path> overrides = new LinkedHashMap<>();
  private final Map<String, List<String>> components = new LinkedHashMap<>();
  private final List<PluginProblem> problems = new ArrayList<>();
  private final JarFactsCache cache;
  private final int jarsRead;

  /** Reads the folders. */
  Catalog(List<PluginFolder> folders, String apiVersion, PluginTrust trust, Path cacheFile) {
    this(folders, apiVersion, trust, cacheFile, (folder, jars) -> jars);
  }

  /**
   * Reads the folders as they would be after a change.
   *
   * @param change what would lie in a folder in place of what does
   */
  Catalog(
      List<PluginFolder> folders,
      String apiVersion,
      PluginTrust trust,
      Path cacheFile,
      BiFunction<PluginFolder, List<Candidate>, List<Candidate>> change) {
    this.cache = new JarFactsCache(cacheFile);
    Versions versions = new Versions(apiVersion);
    JarScan scan = new JarScan(cache, versions, new TrustCheck(trust));
    for (PluginFolder folder : folders) {
      List<Candidate> own = change.apply(folder, scan.jars(folder));
      oneOfEachId(own);
      all.addAll(own);
    }
    problems.addAll(scan.problems());
    for (Candidate candidate : all) {
      if (candidate.isHealthy()) {
        Candidate shadowed = healthy.put(candidate.id(), candidate);
        if (shadowed != null) {
          overrides.put(candidate.jar(), shadowed.jar());
        }
      }
    }
    new DependencyCheck(healthy, versions).removeBroken();
    components.putAll(Components.of(healthy));
    jarsRead = cache.jarsRead();
    keep();
  }

  /** Keeps what is known of the jars for the next run, if there is a folder to keep it in. */
  void keep() {
    cache.save();
  }

  /** The newest of several jars of one id in one folder is used; the others are told. */
  @SuppressWarnings("ReferenceEquality") // this very jar, not one that looks the same
  private static void oneOfEachId(List<Candidate> own) {
    Map<String, Candidate> newest = new LinkedHashMap<>();
    for (Candidate candidate : own) {
      if (candidate.isHealthy()) {
        newest.merge(
            candidate.id(),
            candidate,
            (a, b) -> a.semanticVersion().compareTo(b.semanticVersion()) >= 0 ? a : b);
      }
    }
    for (Candidate candidate : own) {
      Candidate used = newest.get(candidate.id());
      if (candidate.isHealthy() && used != candidate) {
        candidate.problems().add(Problems.duplicateId(candidate.id(), used.jar()));
      }
    }
  }

  /** Every jar there is, in the order of the folders. */
  List<Candidate> all() {
    return all;
  }

  /** What is wrong with the folders themselves. */
  List<PluginProblem> problems() {
    return problems;
  }

  /** The plugin that is used for an id. */
  Optional<Candidate> plugin(String id) {
    return Optional.ofNullable(healthy.get(id));
  }

  /** The plugins that are used. */
  List<Candidate> plugins() {
    return List.copyOf(healthy.values());
  }

  /**
   * The ids of the plugins that have to be loaded together with one, each behind those that it
   * needs.
   */
  List<String> component(String id) {
    return components.get(id);
  }

  Optional<Path> overriddenBy(Path jar) {
    return Optional.ofNullable(overrides.get(jar));
  }

  /** How many jars were opened to make this. */
  int jarsRead() {
    return jarsRead;
  }
}
