package dev.moie.app.archive;

import dev.moie.app.TemporaryFolder;
import dev.moie.app.render.Terminal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;

/**
 * Makes the class archive, if it is wanted: at the end of a command, when its answer is given and
 * the workspace's lock is free. Nothing that goes wrong here is the command's: it is remembered
 * with the archive, and tried again after a day or when the program or Java has changed.
 */
public final class ArchiveMaker {
  private static final Set<PosixFilePermission> OURS = PosixFilePermissions.fromString("rwx------");

  private final ClassArchive archive;
  private final Terminal terminal;

  public ArchiveMaker(ClassArchive archive, Terminal terminal) {
    this.archive = archive;
    this.terminal = terminal;
  }

  /**
   * Makes the archive if it is missing or outdated. Takes some seconds then.
   *
   * @param quiet whether to say nothing about it; otherwise a person at a terminal is told
   * @throws InterruptedException if the thread was interrupted; nothing is left behind then
   */
  public void makeIfWanted(boolean quiet) throws InterruptedException {
    try {
      if (!isUpToDate()) {
        Files.createDirectories(archive.folder(), PosixFilePermissions.asFileAttribute(OURS));
        alone(quiet);
      }
    } catch (IOException | UnsupportedOperationException noPlaceForIt) {
      // The program works without it; "moie version -v" tells.
    }
  }

  boolean isUpToDate() throws IOException {
    return !archive.isWanted(Instant.now());
  }

  /** One process at a time; a dead one holds no lock. */
  private void alone(boolean quiet) throws IOException, InterruptedException {
    try (FileChannel channel =
            FileChannel.open(
                archive.folder().resolve("lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      // Another may have made it while we came here.
      if (lock != null && !isUpToDate()) {
        if (terminal.interactive() && !quiet) {
          terminal.err().println("moie: making later starts faster; this takes some seconds, once");
        }
        make();
      }
    }
  }

  private void make() throws IOException, InterruptedException {
    Path work = archive.folder().resolve("new");
    TemporaryFolder.delete(work); // of a process that was killed
    Files.createDirectory(work, PosixFilePermissions.asFileAttribute(OURS));
    try {
      Path made = new TrainingRun(archive.distribution(), work).make();
      try (FileChannel file = FileChannel.open(made, StandardOpenOption.READ)) {
        file.force(true);
      }
      Files.move(made, archive.file(), StandardCopyOption.ATOMIC_MOVE);
      archive.stampMade(work);
    } catch (IOException failed) {
      archive.stampFailed(work);
    } finally {
      TemporaryFolder.delete(work);
    }
  }
}
