package dev.moie.core.plugin;

import dev.moie.core.io.AtomicFile;
import dev.moie.core.io.Disk;
import dev.moie.core.plugin.lock.LockEntry;
import dev.moie.core.plugin.lock.LockReader;
import dev.moie.core.plugin.lock.LockWriter;
import dev.moie.core.plugin.lock.PluginsLock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Keeps the lock in step with one change of the drop folder; where there is none, none is made.
 * What cannot be read is found out before anything is changed.
 */
final class LockUpdate {
  private final Disk disk;
  private final Optional<Path> file;
  private final Optional<PluginsLock> lock;
  private Optional<byte[]> before = Optional.empty();

  LockUpdate(Disk disk, Optional<Path> file) throws SupplyException {
    this.disk = disk;
    this.file = file;
    try {
      this.lock = file.isEmpty() ? Optional.empty() : LockReader.read(file.get());
    } catch (IOException e) {
      throw new SupplyException(
          file.orElseThrow() + " cannot be used: " + Thrown.describe(e) + "; mend it first");
    }
  }

  /** Enters a jar; true if that changed the lock. */
  boolean enter(LockEntry entry) throws IOException {
    if (lock.isEmpty() || lock.get().entry(entry.id()).filter(entry::equals).isPresent()) {
      return false;
    }
    write(lock.get().with(entry));
    return true;
  }

  /** Strikes a plugin out; true if that changed the lock. */
  boolean strikeOut(String id) throws IOException {
    if (lock.isEmpty() || lock.get().entry(id).isEmpty()) {
      return false;
    }
    write(lock.get().without(id));
    return true;
  }

  private void write(PluginsLock changed) throws IOException {
    before = Optional.of(disk.read(file.orElseThrow()));
    LockWriter.write(disk, file.orElseThrow(), changed);
  }

  /** Puts back what stood there. */
  void undo() throws IOException {
    if (before.isPresent()) {
      AtomicFile.write(disk, file.orElseThrow(), before.get());
    }
  }
}
