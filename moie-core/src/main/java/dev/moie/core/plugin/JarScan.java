package dev.moie.core.plugin;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at every file of a folder, each by itself. */
final class JarScan {
  private final JarFactsCache cache;
  private final Versions versions;
  private final TrustCheck trust;
  private final List<PluginProblem> problems = new ArrayList<>();

  JarScan(JarFactsCache cache, Versions versions, TrustCheck trust) {
    this.cache = cache;
    this.versions = versions;
    this.trust = trust;
    trust.problem().ifPresent(problems::add);
  }

  /** What is wrong with the folders and the lock themselves. */
  List<PluginProblem> problems() {
    return problems;
  }

  /** What lies in a folder, in the order of the names; hidden files are nobody's. */
  List<Candidate> jars(PluginFolder folder) {
    List<Candidate> jars = new ArrayList<>();
    for (Path file : files(folder.path())) {
      candidate(file, folder).ifPresent(jars::add);
    }
    return jars;
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

  private Optional<Candidate> candidate(Path file, PluginFolder folder) {
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
      Candidate candidate = Candidate.of(file, folder.origin(), facts, versions);
      trust.check(candidate);
      return Optional.of(candidate);
    } catch (IOException e) {
      return Optional.of(refused(file, folder, Problems.notReadable(file, e)));
    }
  }

  private Candidate refused(Path file, PluginFolder folder, PluginProblem problem) {
    return Candidate.of(file, folder.origin(), JarFacts.unread(problem), versions);
  }
}
