package dev.moie.core.plugin;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
  Catalog(List<PluginFolder> folders, String apiVersion, Path cacheFile) {
    this(folders, apiVersion, cacheFile, Optional.empty());
  }

  /**
   * Reads the folders.
   *
   * @param amendments what is used of them, if that is not simply what lies there
   */
  Catalog(
      List<PluginFolder> folders,
      String apiVersion,
      Path cacheFile,
      Optional<Amendments> amendments) {
    this.cache = new JarFactsCache(cacheFile);
    Versions versions = new Versions(apiVersion);
    for (PluginFolder folder : folders) {
      List<Candidate> own = new ArrayList<>();
      for (Path file : files(folder.path())) {
        candidate(file, folder, cache, versions).ifPresent(own::add);
      }
      if (amendments.isPresent()) {
        own = amendments.get().of(folder, own);
      }
      oneOfEachId(own);
      all.addAll(own);
    }
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

  private List<Path> files(Path folder) {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
        entries.forEach(files::add);
      } catch (IOException | DirectoryIteratorException e) {
        files.clear();
        problems.add(Problems.unreadableFolder(folder, e));
      }
    }
    files.sort((a, b) -> a.getFileName().compareTo(b.getFileName()));
    return files;
  }

  private static Optional<Candidate> candidate(
      Path file, PluginFolder folder, JarFactsCache cache, Versions versions) {
    String name = file.getFileName().toString();
    if (name.startsWith(".")) {
      return Optional.empty();
    }
    if (Files.isDirectory(file)) {
      return name.endsWith(".jar")
          ? Optional.of(refused(file, folder, Problems.folder(file)))
          : Optional.empty();
    }
    try {
      Path real = file.toRealPath();
      if (!real.startsWith(folder.path().toRealPath())) {
        return Optional.of(refused(file, folder, Problems.outsideFolder(file, real)));
      }
      if (!name.endsWith(".jar")) {
        return Optional.of(refused(file, folder, Problems.ignoredFile(file)));
      }
      BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
      if (!attributes.isRegularFile()) {
        // Reading a pipe would wait for whoever writes into it.
        return Optional.of(refused(file, folder, Problems.noFile(file)));
      }
      JarFacts facts = cache.facts(real, attributes);
      return Optional.of(Candidate.of(file, folder.origin(), facts, versions));
    } catch (IOException e) {
      return Optional.of(refused(file, folder, Problems.notReadable(file, e)));
    }
  }

  private static Candidate refused(Path file, PluginFolder folder, PluginProblem problem) {
    JarFacts nothing =
        new JarFacts(0, "", "", Map.of(), false, Optional.empty(), 0, List.of(problem));
    return Candidate.of(file, folder.origin(), nothing, new Versions("0.0.0"));
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
