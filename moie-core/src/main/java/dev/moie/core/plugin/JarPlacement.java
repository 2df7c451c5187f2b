package dev.moie.core.plugin;

import dev.moie.core.io.Disk;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Puts a jar into the place of another in one step, and back if what has to happen together with it
 * fails. The jar that was there is kept beside it, under a name that no loader looks at.
 */
final class JarPlacement {
  private final Disk disk;
  private final Path target;
  private final Optional<Path> kept;

  private JarPlacement(Disk disk, Path target, Optional<Path> kept) {
    this.disk = disk;
    this.target = target;
    this.kept = kept;
  }

  /**
   * Moves a jar into its place.
   *
   * @param staged lies in the same folder, and is on the disk
   * @param occupied whether a jar is there
   */
  static JarPlacement put(Disk disk, Path staged, Path target, boolean occupied)
      throws IOException {
    Optional<Path> kept = occupied ? Optional.of(keep(disk, target)) : Optional.empty();
    JarPlacement placement = new JarPlacement(disk, target, kept);
    try {
      disk.move(staged, target);
    } catch (IOException | RuntimeException e) {
      placement.forget();
      throw e;
    }
    try {
      disk.forceFolder(target.getParent());
    } catch (IOException | RuntimeException e) {
      placement.undo();
      throw e;
    }
    return placement;
  }

  /** A second name of the jar that is there: renaming it back is one step too. */
  private static Path keep(Disk disk, Path target) throws IOException {
    Path name = disk.createTemporary(target.getParent(), PluginSupply.STAGED);
    try {
      try {
        disk.delete(name);
        disk.link(name, target);
      } catch (UnsupportedOperationException | FileSystemException noLinksHere) {
        Files.copy(
            target, name, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
      }
      return name;
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(name);
      throw e;
    }
  }

  void undo() throws IOException {
    if (kept.isPresent()) {
      disk.move(kept.get(), target);
    } else {
      disk.delete(target);
    }
  }

  private void forget() {
    try {
      if (kept.isPresent()) {
        Files.deleteIfExists(kept.get());
      }
    } catch (IOException sweptNextTime) {
      // no loader looks at it
    }
  }

  /**
   * Gives the jar that was there the name under which people find it.
   *
   * @return where it is; empty if there was none, or it could not be renamed, which stops nothing
   */
  Optional<Path> keepAs(Path name) {
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    try {
      disk.move(kept.get(), name);
      return Optional.of(name);
    } catch (IOException onlyTheWayBackIsLost) {
      forget();
      return Optional.empty();
    }
  }
}
