package dev.moie.core.io;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessMode;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The disk of this machine. Content is written through streams and not through channels, which an
 * interruption would close in the middle of a write.
 */
final class LocalDisk implements Disk {
  private static final FileAttribute<?> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private static final AtomicLong COUNT = new AtomicLong();

  @Override
  public byte[] read(Path file) throws IOException {
    // Files.newInputStream reads through a channel.
    try (RandomAccessFile in = new RandomAccessFile(existing(file).toFile(), "r")) {
      byte[] content = new byte[Math.toIntExact(in.length())];
      int filled = 0;
      for (int n = 0; n >= 0 && filled < content.length; filled += Math.max(n, 0)) {
        n = in.read(content, filled, content.length - filled);
      }
      return filled == content.length ? content : Arrays.copyOf(content, filled);
    } catch (ArithmeticException tooLarge) {
      throw new IOException(file + " is larger than 2 GiB", tooLarge);
    }
  }

  /** Tells by its type why a file cannot be opened, which the streams do not. */
  private static Path existing(Path file) throws IOException {
    file.getFileSystem().provider().checkAccess(file, AccessMode.READ);
    return file;
  }

  @Override
  public void createFolders(Path folder) throws IOException {
    Files.createDirectories(folder);
  }

  @Override
  public Path createTemporary(Path folder, String name) throws IOException {
    // No two writers ever have the same name, so it needs no luck: seeding secure randomness, as
    // the
    // JDK's temporary files do, would take longer than writing.
    String unique =
        ProcessHandle.current().pid() + "-" + System.nanoTime() + "-" + COUNT.incrementAndGet();
    return Files.createFile(folder.resolve("." + name + "." + unique + ".tmp"), PRIVATE);
  }

  @Override
  public void write(Path file, byte[] content) throws IOException {
    try (FileOutputStream out = new FileOutputStream(file.toFile())) {
      out.write(content);
    }
  }

  @Override
  public void append(Path file, byte[] content) throws IOException {
    try (FileOutputStream out = new FileOutputStream(file.toFile(), true)) {
      out.write(content);
    }
  }

  @Override
  public void adopt(
      Path file, Optional<PosixFileAttributes> owner, Set<PosixFilePermission> permissions)
      throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (owner.isPresent()) {
      try {
        view.setGroup(owner.get().group());
        view.setOwner(owner.get().owner());
      } catch (IOException onlyRootMay) {
        // The file then belongs to whoever writes it, as with any editor that replaces files.
      }
    }
    view.setPermissions(permissions);
  }

  @Override
  public void force(Path file) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.getFD().sync();
    }
  }

  @Override
  public void forceFolder(Path folder) {
    boolean interrupted = false;
    while (true) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
        break;
      } catch (ClosedByInterruptException e) {
        interrupted = Thread.interrupted();
      } catch (IOException notSupported) {
        break;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException(
          "the file system of " + to + " cannot replace files atomically; use another", e);
    }
  }

  @Override
  public void link(Path name, Path existing) throws IOException {
    Files.createLink(name, existing);
  }

  @Override
  public void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
  }
}
