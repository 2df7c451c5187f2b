package dev.moie.core.testing;

import dev.moie.core.io.Disk;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/** The disk of this machine, one call of which fails. */
public final class FailingDisk implements Disk {

  /** How it fails. */
  public enum Fault {
    NO_SPACE,
    NO_PERMISSION,
    IO_ERROR;

    IOException at(Path file) {
      return switch (this) {
        case NO_SPACE -> new FileSystemException(file.toString(), null, "No space left on device");
        case NO_PERMISSION -> new AccessDeniedException(file.toString());
        case IO_ERROR -> new IOException("Input/output error");
      };
    }
  }

  private final int failing;
  private final Fault fault;
  private int calls;

  private FailingDisk(int failing, Fault fault) {
    this.failing = failing;
    this.fault = fault;
  }

  /** Fails at one call, counted from 1. */
  public static FailingDisk at(int call, Fault fault) {
    return new FailingDisk(call, fault);
  }

  /** Never fails, and counts. */
  public static FailingDisk counting() {
    return new FailingDisk(0, Fault.IO_ERROR);
  }

  /** How many calls there were. */
  public int calls() {
    return calls;
  }

  private Disk next(Path file) throws IOException {
    if (++calls == failing) {
      throw fault.at(file);
    }
    return Disk.LOCAL;
  }

  @Override
  public byte[] read(Path file) throws IOException {
    return next(file).read(file);
  }

  @Override
  public void createFolders(Path folder) throws IOException {
    next(folder).createFolders(folder);
  }

  @Override
  public Path createTemporary(Path folder, String name) throws IOException {
    return next(folder).createTemporary(folder, name);
  }

  @Override
  public void write(Path file, byte[] content) throws IOException {
    next(file).write(file, content);
  }

  @Override
  public void append(Path file, byte[] content) throws IOException {
    next(file).append(file, content);
  }

  @Override
  public void adopt(
      Path file, Optional<PosixFileAttributes> owner, Set<PosixFilePermission> permissions)
      throws IOException {
    next(file).adopt(file, owner, permissions);
  }

  @Override
  public void force(Path file) throws IOException {
    next(file).force(file);
  }

  @Override
  public void forceFolder(Path folder) throws IOException {
    next(folder).forceFolder(folder);
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    next(from).move(from, to);
  }

  @Override
  public void link(Path name, Path existing) throws IOException {
    next(name).link(name, existing);
  }

  @Override
  public void delete(Path file) throws IOException {
    next(file).delete(file);
  }
}
