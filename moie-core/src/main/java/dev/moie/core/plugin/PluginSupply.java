package dev.moie.core.plugin;

import dev.moie.core.download.Source;
import dev.moie.core.io.Disk;
import dev.moie.core.io.Leftovers;
import dev.moie.core.plugin.lock.LockReader;
import dev.moie.core.plugin.lock.LockWriter;
import dev.moie.core.plugin.lock.PluginsLock;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * Installs jars into a workspace's drop folder, removes them, and writes down which there are. No
 * plugin code runs. Whatever fails leaves folder and lock as they were.
 */
public final class PluginSupply {
  /** What the names of jars begin with that are not in their place yet; hidden from the loader. */
  static final String STAGED = "staged-plugin";

  private final Disk disk;
  private final PluginHostSettings settings;
  private final Path folder;
  private final Path exclusive;

  /**
   * Works on the last of a host's folders.
   *
   * @param exclusive is locked while the folder is changed
   */
  public PluginSupply(Disk disk, PluginHostSettings settings, Path exclusive) {
    this.disk = disk;
    this.settings = settings;
    this.folder = settings.folders().get(settings.folders().size() - 1).path();
    this.exclusive = exclusive;
  }

  /**
   * Fetches a jar, verifies all of it, and puts it into its place in one step.
   *
   * @throws SupplyException if it must not be installed
   * @throws IOException if it cannot be fetched or written
   */
  public Installed install(InstallOrder order) throws IOException, InterruptedException {
    try (SupplyLock held = SupplyLock.take(exclusive)) {
      boolean made = !Files.exists(folder);
      disk.createFolders(folder);
      Leftovers.sweep(disk, folder.resolve(STAGED));
      Path staged = disk.createTemporary(folder, STAGED);
      try {
        return install(order, staged);
      } finally {
        Files.deleteIfExists(staged);
        if (made) {
          deleteIfEmpty();
        }
      }
    }
  }

  private Installed install(InstallOrder order, Path staged)
      throws IOException, InterruptedException {
    LockUpdate lock = new LockUpdate(disk, settings.trust().lockFile());
    refuseOpenAddress(order);
    order.download().fetch(order.source(), staged);
    disk.adopt(staged, Optional.empty(), PosixFilePermissions.fromString("rw-r--r--"));
    disk.force(staged);
    String shown = order.source().remembered();
    JarFacts facts =
        JarReader.read(
            staged, Files.readAttributes(staged, BasicFileAttributes.class), Path.of(name(shown)));
    if (order.sha256().isPresent() && !order.sha256().get().equals(facts.sha256())) {
      throw new SupplyException(
          shown
              + " has the SHA-256 "
              + facts.sha256()
              + ", not "
              + order.sha256().get()
              + "; it is not the jar that you mean");
    }
    InstallCheck.Place place =
        new InstallCheck(settings, folder).place(facts, name(shown), order.force());
    return place.isTaken() ? unchanged(place, shown, lock) : put(place, staged, shown, lock);
  }

  /** Over plain http anybody on the way can send another jar. */
  private static void refuseOpenAddress(InstallOrder order) throws SupplyException {
    if (order.source() instanceof Source.Web web
        && !web.isEncrypted()
        && !web.isLoopback()
        && order.sha256().isEmpty()) {
      throw new SupplyException(
          web.shown()
              + " is not protected on its way here; give an https address, or say what it must be"
              + " with --sha256");
    }
  }

  /** The last part of a path or an address. */
  private static String name(String shown) {
    String name = shown.replaceAll("/+$", "");
    return Thrown.line(name.substring(name.lastIndexOf('/') + 1));
  }

  private Installed put(InstallCheck.Place place, Path staged, String shown, LockUpdate lock)
      throws IOException {
    Candidate candidate = place.candidate();
    JarPlacement placement =
        JarPlacement.put(disk, staged, candidate.jar(), place.earlier().isPresent());
    boolean locked;
    try {
      locked = lock.enter(LockEntries.of(candidate, shown));
    } catch (IOException | RuntimeException e) {
      placement.undo();
      lock.undo();
      throw e;
    }
    Optional<Path> previous = placement.keepAs(folder.resolve("." + candidate.id() + ".previous"));
    return installed(place, shown, true, previous, locked);
  }

  private static Installed unchanged(InstallCheck.Place place, String shown, LockUpdate lock)
      throws IOException {
    boolean locked;
    try {
      locked = lock.enter(LockEntries.of(place.candidate(), shown));
    } catch (IOException | RuntimeException e) {
      lock.undo();
      throw e;
    }
    return installed(place, shown, false, Optional.empty(), locked);
  }

  private static Installed installed(
      InstallCheck.Place place,
      String shown,
      boolean changed,
      Optional<Path> previous,
      boolean locked) {
    Candidate candidate = place.candidate();
    return new Installed(
        candidate.id(),
        candidate.version(),
        candidate.facts().sha256(),
        candidate.jar(),
        shown,
        candidate.facts().signers(),
        changed,
        place.earlier().filter(earlier -> changed).map(Candidate::version),
        previous,
        place.overrides(),
        locked,
        candidate.warnings());
  }

  private void deleteIfEmpty() throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      if (entries.iterator().hasNext()) {
        return;
      }
    }
    Files.deleteIfExists(folder);
  }

  /**
   * Removes the jars of a plugin from the drop folder.
   *
   * @param force whether plugins that need it may be left without it
   * @throws SupplyException if it must not be removed
   */
  public Removed remove(String id, boolean force) throws IOException {
    try (SupplyLock held = SupplyLock.take(exclusive)) {
      return new Removal(disk, settings, folder).remove(id, force);
    }
  }

  /** The lock that there is. */
  public Optional<PluginsLock> lock() throws SupplyException {
    Optional<Path> file = settings.trust().lockFile();
    try {
      return file.isEmpty() ? Optional.empty() : LockReader.read(file.get());
    } catch (IOException e) {
      throw new SupplyException(
          file.orElseThrow() + " cannot be used: " + Thrown.describe(e) + "; mend or remove it");
    }
  }

  /**
   * A lock of the plugins as they are: of each id the jar that is used, whatever the lock says that
   * there is now.
   */
  public PluginsLock present(PluginsLock earlier) {
    Catalog catalog =
        new Catalog(
            settings.folders(),
            settings.apiVersion(),
            settings.trust().withoutLock(),
            settings.copies().resolve("index.json"));
    return LockEntries.of(catalog.plugins(), earlier);
  }

  /** Writes the lock. */
  public void write(PluginsLock lock) throws IOException {
    try (SupplyLock held = SupplyLock.take(exclusive)) {
      LockWriter.write(disk, settings.trust().lockFile().orElseThrow(), lock);
    }
  }
}
