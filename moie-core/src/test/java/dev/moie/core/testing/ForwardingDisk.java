package dev.moie.core.testing;

import dev.moie.core.io.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/** The real disk, with something happening before each step. */
public abstract class ForwardingDisk implements Disk {
  private final Disk real = Disk.LOCAL;

  /** Called before each step with its name and the file. */
  protected abstract void before(String step, Path file) throws IOException;

  @Override
  public byte[] read(Path file) throws IOException {
    before("read", file);
    return real.read(file);
  }

  @Override
  public void createFolders(Path folder) throws IOException {
    before("createFolders", folder);
    real.createFolders(folder);
  }

  @Override
  public Path createTemporary(Path folder, String name) throws IOException {
    before("createTemporary", folder);
    return real.createTemporary(folder, name);
  }

  @Override
  public void write(Path file, byte[] content) throws IOException {
    before("write", file);
    real.write(file, content);
  }

  @Override
  public void append(Path file, byte[] content) throws IOException {
    before("append", file);
    real.append(file, content);
  }

  @Override
  public void adopt(
      Path file, Optional<PosixFileAttributes> owner, Set<PosixFilePermission> permissions)
      throws IOException {
    before("adopt", file);
    real.adopt(file, owner, permissions);
  }

  @Override
  public void force(Path file) throws IOException {
    before("force", file);
    real.force(file);
  }

  @Override
  public void forceFolder(Path folder) throws IOException {
    before("forceFolder", folder);
    real.forceFolder(folder);
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    before("move", to);
    real.move(from, to);
  }

  @Override
  public void link(Path name, Path existing) throws IOException {
    before("link", existing);
    real.link(name, existing);
  }

  @Override
  public void delete(Path file) throws IOException {
    before("delete", file);
    real.delete(file);
  }
}
