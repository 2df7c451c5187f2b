package dev.moie.core.plugin.scan;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Looks through folders of plugins. A jar whose size and time are those in the cache is neither opened nor hashed.
 *
 * <p>Not thread-safe; made for one look and dropped.
 */
public final class PluginScan {
  private static final String CACHE = "index.json";

  private final TypesIndexParser parser = new TypesIndexParser();
  private final JarReader reader = new JarReader(parser);
  private final ScanCache cache = new ScanCache(new JarFactsJson(parser));
  private final Map<JarStamp, JarFacts> known;
  private final Map<JarStamp, JarFacts> seen = new LinkedHashMap<>();
  private int opened;

  /**
   * Starts a look.
   *
   * @param cacheFolder where the facts of the last look may lie; need not exist
   */
  public PluginScan(Path cacheFolder) {
    known = cache.load(cacheFolder.resolve(CACHE));
  }

  /**
   * Looks through a folder.
   *
   * @param folder the folder; one that does not exist is empty
   * @return its jars, and what only looks like one, in the order of their names; hidden files are left out
   * @throws IOException if the folder is there but cannot be read
   */
  public List<FoundFile> look(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    Path root = folder.toRealPath();
    Set<Path> targets = new HashSet<>();
    List<FoundFile> found = new ArrayList<>();
    for (Path path : sorted(root)) {
      look(path, root, targets).ifPresent(found::add);
    }
    return found;
  }

  /** How many jars had to be opened. */
  public int opened() {
    return opened;
  }

  /** Whether there is something to keep for the next look. */
  public boolean changed() {
    return !known.equals(seen);
  }

  /**
   * Keeps what was seen for the next look.
   *
   * @param cacheFolder an existing folder
   * @throws IOException if it could not be written; the next look opens the jars again then
   */
  public void keep(Path cacheFolder) throws IOException {
    cache.save(cacheFolder.resolve(CACHE), seen.values());
  }

  private static List<Path> sorted(Path folder) throws IOException {
    List<Path> paths = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      entries.forEach(paths::add);
    }
    paths.sort(null);
    return paths;
  }

  private Optional<FoundFile> look(Path path, Path root, Set<Path> targets) throws IOException {
    String name = path.getFileName().toString();
    String lower = name.toLowerCase(Locale.ROOT);
    boolean jar = lower.endsWith(".jar");
    if (name.startsWith(".") || !(jar || lower.endsWith(".zip"))) {
      return Optional.empty();
    }
    if (!Files.exists(path)) {
      return Files.isSymbolicLink(path) ? refused(path, FoundFile.Kind.DANGLING) : Optional.empty();
    }
    if (!Files.isRegularFile(path)) {
      return Optional.empty();
    }
    if (!jar) {
      return refused(path, FoundFile.Kind.ZIP);
    }
    Path target = path.toRealPath();
    if (!target.startsWith(root)) {
      return refused(path, FoundFile.Kind.OUTSIDE);
    }
    return targets.add(target)
        ? Optional.of(new FoundFile(path, FoundFile.Kind.JAR, Optional.of(facts(stamp(target)))))
        : Optional.empty();
  }

  private static Optional<FoundFile> refused(Path path, FoundFile.Kind kind) {
    return Optional.of(new FoundFile(path, kind, Optional.empty()));
  }

  private static JarStamp stamp(Path path) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    return new JarStamp(
        path, attributes.size(), attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS));
  }

  /** A jar that cannot be read is not remembered: its permissions may change without its time doing so. */
  private JarFacts facts(JarStamp stamp) {
    JarFacts facts = known.get(stamp);
    if (facts == null) {
      opened++;
      facts = reader.read(stamp);
    }
    if (facts.unreadable().isEmpty()) {
      seen.put(stamp, facts);
    }
    return facts;
  }
}
