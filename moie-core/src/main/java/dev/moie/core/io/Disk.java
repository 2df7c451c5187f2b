package dev.moie.core.io;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/**
 * The one door to the disk for everything that the engine keeps in files: single steps, so that
 * each can fail by itself in a test. What has to hold of several steps together is in {@link
 * AtomicFile} and its neighbours.
 *
 * <p>Thread-safe. An interruption of the calling thread does not disturb a step, and stays pending.
 */
public interface Disk {

  /** The disk of this machine. */
  Disk LOCAL = new LocalDisk();

  /** The whole content of a file. */
  byte[] read(Path file) throws IOException;

  /** Makes a folder and those above it; one that exists is left alone. */
  void createFolders(Path folder) throws IOException;

  /** Makes a new empty file with a hidden name of its own, readable by its owner only. */
  Path createTemporary(Path folder, String name) throws IOException;

  /** Overwrites a file in place. */
  void write(Path file, byte[] content) throws IOException;

  /** Appends to a file in one write, making it if need be. */
  void append(Path file, byte[] content) throws IOException;

  /**
   * Gives a file the owner and group of another, as far as this user may, and permissions.
   *
   * @param owner whose owner and group; empty for this user's
   */
  void adopt(Path file, Optional<PosixFileAttributes> owner, Set<PosixFilePermission> permissions)
      throws IOException;

  /** Waits until a file's content is on the disk. */
  void force(Path file) throws IOException;

  /**
   * Waits until a folder's entries are on the disk. Some systems cannot open a folder; there a
   * rename is as durable as they make it.
   */
  void forceFolder(Path folder) throws IOException;

  /** Renames a file over another in one step. */
  void move(Path from, Path to) throws IOException;

  /** Gives a file a second name, which must be free. */
  void link(Path name, Path existing) throws IOException;

  /** Removes a file, if it is there. */
  void delete(Path file) throws IOException;
}
