package dev.moie.core.plugin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plugins of a workspace that broke out of a call: none of their code runs until another jar
 * takes their place or somebody lifts the quarantine. Kept in a file, so that it outlives the
 * process.
 *
 * <p>Read when it is first needed. A change is made to the file as it lies there then; of two
 * processes that change it at the same instant the later wins. Thread-safe.
 */
public final class Quarantine {
  private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);

  private final QuarantineFile file;
  private final boolean kept;
  private final Map<String, QuarantineEntry> entries = new LinkedHashMap<>();
  private Optional<PluginProblem> problem = Optional.empty();
  private Optional<JarStamp> stamp = Optional.empty();
  private boolean loaded;

  private Quarantine(Path file, boolean kept) {
    this.file = new QuarantineFile(file);
    this.kept = kept;
  }

  /** The quarantine of a workspace. */
  public static Quarantine in(Path file) {
    return new Quarantine(file, true);
  }

  /** The same for somebody who must not write: what is added ends with the process. */
  public static Quarantine readOnly(Path file) {
    return new Quarantine(file, false);
  }

  private void load() {
    if (!loaded) {
      loaded = true;
      refresh();
      problem.ifPresent(found -> LOG.warn("{}", found.describe()));
    }
  }

  /** Takes over what lies on the disk; what is known already stays if that cannot be read. */
  private void refresh() {
    stamp = JarStamp.of(file.path());
    try {
      Map<String, QuarantineEntry> found = file.read();
      entries.clear();
      entries.putAll(found);
      problem = Optional.empty();
    } catch (IOException e) {
      problem = Optional.of(Problems.quarantineUnreadable(file.toString(), e));
    }
  }

  /** Where it is kept. */
  Path path() {
    return file.path();
  }

  /** The file as it was when it was last read; as it is now if nobody has asked for it yet. */
  synchronized Optional<JarStamp> stamp() {
    return loaded ? stamp : JarStamp.of(file.path());
  }

  /** Takes over what somebody else has written since. */
  synchronized void reread() {
    loaded = true;
    refresh();
  }

  /** The entry of a plugin, if this very jar of it is meant. */
  public synchronized Optional<QuarantineEntry> of(String id, String sha256) {
    load();
    return Optional.ofNullable(entries.get(id)).filter(entry -> entry.sha256().equals(sha256));
  }

  /** What is wrong with the file; then nobody is quarantined by it. */
  public synchronized Optional<PluginProblem> problem() {
    load();
    return problem;
  }

  /** Puts a plugin into quarantine, in place of an earlier entry of the same plugin. */
  synchronized void add(QuarantineEntry entry) {
    load();
    if (!kept) {
      put(entry);
      return;
    }
    // An interrupted thread cannot lock a file, and the beat's is interrupted when it is to end.
    boolean interrupted = Thread.interrupted();
    try (SupplyLock alone = file.exclusively()) {
      refresh();
      put(entry);
      file.write(entries.values());
      problem = Optional.empty();
    } catch (IOException e) {
      put(entry);
      LOG.warn("{} cannot be written: {}", file, Thrown.describe(e));
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void put(QuarantineEntry entry) {
    entries.remove(entry.id());
    entries.put(entry.id(), entry);
  }

  /**
   * Takes a plugin out of quarantine.
   *
   * @return the entry that it had
   * @throws IOException if the file cannot be read or written
   */
  synchronized Optional<QuarantineEntry> lift(String id) throws IOException {
    if (!kept) {
      load();
      return Optional.ofNullable(entries.remove(id));
    }
    try (SupplyLock alone = file.exclusively()) {
      load();
      refresh();
      if (problem.isPresent()) {
        throw new IOException(problem.get().describe());
      }
      Optional<QuarantineEntry> lifted = Optional.ofNullable(entries.remove(id));
      if (lifted.isPresent()) {
        file.write(entries.values());
      }
      return lifted;
    }
  }

  /** Whether a plugin has an entry, for whichever jar. */
  synchronized boolean knows(String id) {
    load();
    return entries.containsKey(id);
  }
}
