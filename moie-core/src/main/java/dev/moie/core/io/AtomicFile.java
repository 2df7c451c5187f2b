package dev.moie.core.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

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

  private static final Set<OpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private static final FileAttribute<?> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private static final AtomicLong COUNT = new AtomicLong();

  private AtomicFile() {}

  /**
   * No two writers ever have the same name, so it needs no luck: seeding secure randomness, as the
   * JDK's temporary files do, would take longer than writing.
   */
  private static String unique() {
    return ProcessHandle.current().pid() + "-" + System.nanoTime() + "-" + COUNT.incrementAndGet();
  }

  /**
   * Replaces a file; a new one gets mode 0644.
   *
   * @throws IOException if it could not be replaced; the old file is untouched then
   */
  public static void write(Path file, byte[] content) throws IOException {
    write(file, content, Optional.empty());
  }

  /**
   * Replaces a file.
   *
   * @param mode its permissions; if empty, a replaced file keeps its own, and a new one gets 0644
   * @throws IOException if it could not be replaced; the old file is untouched then
   */
  public static void write(Path file, byte[] content, Optional<Set<PosixFilePermission>> mode)
      throws IOException {
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Path folder = target.getParent();
    Files.createDirectories(folder);
    Optional<PosixFileAttributes> old = attributes(target);
    Path temporary = folder.resolve("." + target.getFileName() + "." + unique() + ".tmp");
    try {
      try (FileChannel channel = FileChannel.open(temporary, NEW, PRIVATE)) {
        writeAll(channel, content);
        adopt(temporary, old, mode);
        channel.force(true);
      }
      move(temporary, target);
    } finally {
      Files.deleteIfExists(temporary);
    }
    forceFolder(folder);
  }

  static void writeAll(FileChannel channel, byte[] content) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(content);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  private static Optional<PosixFileAttributes> attributes(Path target) throws IOException {
    return Files.exists(target, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(Files.readAttributes(target, PosixFileAttributes.class))
        : Optional.empty();
  }

  private static void adopt(
      Path temporary, Optional<PosixFileAttributes> old, Optional<Set<PosixFilePermission>> mode)
      throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
    if (old.isPresent()) {
      try {
        view.setGroup(old.get().group());
        view.setOwner(old.get().owner());
      } catch (IOException onlyRootMay) {
        // The file then belongs to whoever writes it, as with any editor that replaces files.
      }
    }
    view.setPermissions(
        mode.orElseGet(() -> old.map(PosixFileAttributes::permissions).orElse(NEW_FILE)));
  }

  private static void move(Path temporary, Path target) throws IOException {
    try {
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException(
          "the file system of " + target + " cannot replace files atomically; use another", e);
    }
  }

  /**
   * Makes the rename durable. Some systems cannot open a folder; there the rename is as durable as
   * they make it.
   */
  private static void forceFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException notSupported) {
      // see above
    }
  }
}
