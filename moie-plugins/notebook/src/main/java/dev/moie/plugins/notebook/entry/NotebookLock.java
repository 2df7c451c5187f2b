package dev.moie.plugins.notebook.entry;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** One writer at a time, of all processes. */
final class NotebookLock {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long LOOK_AGAIN_MS = 10;

  private NotebookLock() {}

  /** Something that is done with the lock held. */
  interface Work<T> {
    T run() throws IOException, EntryException;
  }

  /**
   * Does something with the lock of a folder. Threads of one process wait for each other at a
   * monitor, which an interned text is, whatever class loader asks: a second channel to the same
   * file would, when it is closed, let the kernel's lock of the first one go.
   *
   * @throws IOException also if others hold it for half a minute
   */
  static <T> T within(Path folder, Work<T> work)
      throws IOException, EntryException, InterruptedException {
    Files.createDirectories(folder);
    Path file = folder.toRealPath().resolve("lock");
    synchronized (("dev.moie.notebook:" + file).intern()) {
      try (FileChannel channel =
              FileChannel.open(
                  file,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE,
                  LinkOption.NOFOLLOW_LINKS);
          FileLock held = wait(channel, file)) {
        if (!held.isValid()) {
          throw refusal(file);
        }
        return work.run();
      }
    }
  }

  private static FileLock wait(FileChannel channel, Path file)
      throws IOException, InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return lock;
      }
      if (System.nanoTime() > until) {
        throw refusal(file);
      }
      Thread.sleep(LOOK_AGAIN_MS);
    }
  }

  private static IOException refusal(Path file) {
    return new IOException(
        "another process has been writing to the notebooks for "
            + PATIENCE.toSeconds()
            + " s, and holds "
            + file
            + "; try again when it has ended");
  }
}
