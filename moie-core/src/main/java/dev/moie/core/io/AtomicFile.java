package dev.moie.core.io;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * Replaces a file as a whole. Whoever reads it sees the old content or the new one, also after a
 * crash at any instant: the new content is written beside it, forced to the disk, renamed over it,
 * and the folder is forced too.
 *
 * <p>A symbolic link stays, and its target is replaced. A replaced file keeps its permissions,
 * owner and group.
 */
public final class AtomicFile {
  private static final Set<PosixFilePermission> NEW_FILE =
      PosixFilePermissions.fromString("rw-r--r--");

  private AtomicFile() {}

  /** Replaces a file on this machine's disk; a new one gets mode 0644. */
  public static void write(Path file, byte[] content) throws IOException {
    write(Disk.LOCAL, file, content);
  }

  /**
   * Replaces a file; a new one gets mode 0644.
   *
   * @throws IOException if it could not be replaced; the old file is untouched then
   */
  public static void write(Disk disk, Path file, byte[] content) throws IOException {
    write(disk, file, content, Optional.empty());
  }

  /**
   * Replaces a file.
   *
   * @param mode its permissions; if empty, a replaced file keeps its own, and a new one gets 0644
   * @throws IOException if it could not be replaced; the old file is untouched then
   */
  public static void write(
      Disk disk, Path file, byte[] content, Optional<Set<PosixFilePermission>> mode)
      throws IOException {
    Path target = target(file);
    disk.createFolders(target.getParent());
    Path temporary = prepare(disk, target, content, mode);
    try {
      disk.move(temporary, target);
    } finally {
      disk.delete(temporary);
    }
    disk.forceFolder(target.getParent());
  }

  /**
   * Makes a new file; whoever sees it sees all of it.
   *
   * @throws FileAlreadyExistsException if the name is taken, by whatever; that is untouched then
   * @throws IOException if it could not be made; nothing of it is left then
   */
  public static void create(Disk disk, Path file, byte[] content, Set<PosixFilePermission> mode)
      throws IOException {
    Path target = file.toAbsolutePath();
    disk.createFolders(target.getParent());
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(target.toString());
    }
    Path temporary = prepare(disk, target, content, Optional.of(mode));
    try {
      name(disk, temporary, target);
    } catch (IOException | RuntimeException e) {
      disk.delete(temporary);
      throw e;
    }
    try {
      disk.delete(temporary);
      disk.forceFolder(target.getParent());
    } catch (IOException | RuntimeException e) {
      disk.delete(target);
      throw e;
    }
  }

  /** A second name is refused if it is taken, which a renaming is not. */
  private static void name(Disk disk, Path temporary, Path target) throws IOException {
    try {
      disk.link(target, temporary);
    } catch (FileAlreadyExistsException taken) {
      throw taken;
    } catch (IOException | UnsupportedOperationException noLinksHere) {
      if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        throw new FileAlreadyExistsException(target.toString());
      }
      disk.move(temporary, target);
    }
  }

  /** The file that a symbolic link means; the file itself if it is none. */
  static Path target(Path file) throws IOException {
    return Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
  }

  /** The new content beside its target, on the disk, and ready to be renamed over it. */
  static Path prepare(
      Disk disk, Path target, byte[] content, Optional<Set<PosixFilePermission>> mode)
      throws IOException {
    Optional<PosixFileAttributes> old =
        Files.exists(target, LinkOption.NOFOLLOW_LINKS)
            ? Optional.of(Files.readAttributes(target, PosixFileAttributes.class))
            : Optional.empty();
    Path temporary = disk.createTemporary(target.getParent(), String.valueOf(target.getFileName()));
    try {
      disk.write(temporary, content);
      disk.adopt(
          temporary,
          old,
          mode.orElseGet(() -> old.map(PosixFileAttributes::permissions).orElse(NEW_FILE)));
      disk.force(temporary);
      return temporary;
    } catch (IOException | RuntimeException e) {
      disk.delete(temporary);
      throw e;
    }
  }
}
