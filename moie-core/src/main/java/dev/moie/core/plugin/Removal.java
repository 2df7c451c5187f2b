package dev.moie.core.plugin;

import dev.moie.core.io.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Takes the jars of a plugin out of the drop folder, all of them or none. */
final class Removal {
  private final Disk disk;
  private final PluginHostSettings settings;
  private final Path folder;

  Removal(Disk disk, PluginHostSettings settings, Path folder) {
    this.disk = disk;
    this.settings = settings;
    this.folder = folder;
  }

  Removed remove(String id, boolean force) throws IOException {
    Catalog now = catalog((origin, jars) -> jars);
    List<Path> jars =
        now.all().stream()
            .filter(each -> each.origin() == PluginFolder.Origin.WORKSPACE)
            .filter(each -> each.id().equals(id))
            .map(Candidate::jar)
            .toList();
    if (jars.isEmpty()) {
      throw notHere(id, now);
    }
    for (Path jar : jars) {
      if (Files.isDirectory(jar, LinkOption.NOFOLLOW_LINKS)) {
        throw new SupplyException(jar + " is a folder; remove it yourself");
      }
    }
    Catalog then =
        catalog((origin, all) -> all.stream().filter(each -> !jars.contains(each.jar())).toList());
    List<String> broken =
        now.plugins().stream()
            .map(Candidate::id)
            .filter(each -> !each.equals(id) && then.plugin(each).isEmpty())
            .toList();
    if (!broken.isEmpty() && !force) {
      throw new SupplyException(
          "the plugin \""
              + id
              + "\" is needed by "
              + String.join(", ", broken)
              + "; remove what needs it first, or say --force");
    }
    Optional<Candidate> instead = then.plugin(id);
    boolean locked = takeOut(id, jars, instead);
    return new Removed(id, jars, instead.map(Candidate::jar), broken, locked);
  }

  private Catalog catalog(BiFunction<PluginFolder, List<Candidate>, List<Candidate>> change) {
    return new Catalog(
        settings.folders(),
        settings.apiVersion(),
        settings.trust(),
        settings.copies().resolve("index.json"),
        change);
  }

  private SupplyException notHere(String id, Catalog now) {
    Optional<Candidate> elsewhere =
        now.all().stream().filter(each -> each.id().equals(id)).findFirst();
    if (elsewhere.isEmpty()) {
      return new SupplyException("there is no plugin \"" + id + "\" in " + folder);
    }
    return new SupplyException(
        elsewhere.get().origin() == PluginFolder.Origin.BUNDLED
            ? "the plugin \""
                + id
                + "\" is bundled with MOIE and cannot be removed; to keep it from being used: moie"
                + " plugins disable "
                + id
            : "the plugin \""
                + id
                + "\" does not lie in the workspace but in "
                + elsewhere.get().jar().getParent()
                + "; remove it there, or moie plugins disable "
                + id);
  }

  private boolean takeOut(String id, List<Path> jars, Optional<Candidate> instead)
      throws IOException {
    LockUpdate lock = new LockUpdate(disk, settings.trust().lockFile());
    Map<Path, Path> aside = new LinkedHashMap<>();
    boolean locked;
    try {
      for (Path jar : jars) {
        Path hidden = disk.createTemporary(folder, PluginSupply.STAGED);
        aside.put(hidden, jar);
        disk.move(jar, hidden);
      }
      disk.forceFolder(folder);
      locked = instead.isPresent() ? lock.enter(LockEntries.of(instead.get())) : lock.strikeOut(id);
    } catch (IOException | RuntimeException e) {
      putBack(aside);
      lock.undo();
      throw e;
    }
    for (Path hidden : new ArrayList<>(aside.keySet())) {
      // One that stays is swept at the next installation; no loader looks at it.
      Files.deleteIfExists(hidden);
    }
    return locked;
  }

  private void putBack(Map<Path, Path> aside) throws IOException {
    for (Map.Entry<Path, Path> each : aside.entrySet()) {
      if (Files.exists(each.getValue(), LinkOption.NOFOLLOW_LINKS)) {
        disk.delete(each.getKey());
      } else {
        disk.move(each.getKey(), each.getValue());
      }
    }
  }
}
