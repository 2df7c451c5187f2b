package dev.moie.core.workspace;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * That one engine at a time works on a workspace: a kernel lock on the empty file {@code
 * .moie/lock}, which a dead process cannot hold.
 *
 * <p>POSIX releases a process's lock as soon as it closes <em>any</em> descriptor of the file. The
 * engine opens it here only, through one channel, and never reads it. But code of a plugin runs in
 * this process too, and may look at every file. So whoever gets the kernel's lock looks at {@code
 * lock.json} beside it as well, and gives the lock back if that names another process that still
 * runs.
 */
public final class WorkspaceLock implements AutoCloseable {
  /**
   * The lock files that this process holds. The kernel's lock belongs to the process, not to an
   * object in it, so what guards it must too: merely opening and closing such a file again would
   * release it.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  static final String NOTE = "lock.json";

  private final Path file;
  private final FileChannel channel;
  private final FileLock lock;
  private final Path noteFile;

  private WorkspaceLock(Path file, FileChannel channel, FileLock lock, Path noteFile) {
    this.file = file;
    this.channel = channel;
    this.lock = lock;
    this.noteFile = noteFile;
  }

  /**
   * Takes the lock, without waiting.
   *
   * @param workspace whose
   * @param command what for, told to others
   * @param clock tells since when
   * @return empty if another holds it: ask {@link #holder}
   * @throws IOException if the lock file cannot be made
   */
  public static Optional<WorkspaceLock> acquire(Workspace workspace, String command, Clock clock)
      throws IOException {
    Files.createDirectories(workspace.internal());
    Path folder = workspace.internal().toRealPath();
    Path file = folder.resolve("lock");
    if (!HELD.add(file)) {
      return Optional.empty();
    }
    Optional<WorkspaceLock> held = Optional.empty();
    try {
      held = lock(file, folder.resolve(NOTE), LockNote.ofThisProcess(command, clock));
      return held;
    } finally {
      if (held.isEmpty()) {
        HELD.remove(file);
      }
    }
  }

  private static Optional<WorkspaceLock> lock(Path file, Path noteFile, LockNote note)
      throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean taken = false;
    try {
      FileLock lock = channel.tryLock();
      if (lock == null
          || LockNote.read(noteFile).filter(LockNote::isOfAnotherThatRuns).isPresent()) {
        return Optional.empty();
      }
      note.write(noteFile);
      taken = true;
      return Optional.of(new WorkspaceLock(file, channel, lock, noteFile));
    } finally {
      if (!taken) {
        channel.close();
      }
    }
  }

  /** Who holds the lock, as far as that process has said. */
  public static LockHolder holder(Workspace workspace) {
    return LockNote.read(workspace.internal().resolve(NOTE))
        .map(LockNote::holder)
        .orElseGet(() -> new LockHolder("?", "?", "?", "it has not said what it does"));
  }

  /** Gives the lock back. */
  @Override
  public void close() throws IOException {
    if (!channel.isOpen()) {
      return;
    }
    try {
      // First: once the lock is free, the file may be another's.
      Files.deleteIfExists(noteFile);
    } finally {
      lock.release();
      channel.close();
      HELD.remove(file);
    }
  }
}
