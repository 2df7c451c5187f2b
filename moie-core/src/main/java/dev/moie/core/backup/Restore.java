package dev.moie.core.backup;

import dev.moie.core.io.Disk;
import dev.moie.core.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Puts a backup in the place of its state file. What is there is backed up first, so that a restore
 * can be undone by another.
 *
 * <p>The caller holds the workspace's lock.
 */
public final class Restore {
  private final Disk disk;
  private final Workspace workspace;
  private final Backups backups;

  public Restore(Disk disk, Workspace workspace, Backups backups) {
    this.disk = disk;
    this.workspace = workspace;
    this.backups = backups;
  }

  /**
   * Restores.
   *
   * @param backup which
   * @param force also one that is not good, as long as it can be read
   * @throws IOException if the backup or the state file cannot be used; the message says what the
   *     state file is now
   */
  public BackedUpReplace.Replaced restore(Backup backup, boolean force) throws IOException {
    Path stateFile = workspace.root().resolve(backup.stateName());
    byte[] content = content(backup, stateFile, force);
    BackedUpReplace replace = new BackedUpReplace(disk, backups);
    if (Files.exists(stateFile, LinkOption.NOFOLLOW_LINKS)) {
      return replace.replace(stateFile, current(stateFile), content);
    }
    return replace.create(stateFile, content, Files.getPosixFilePermissions(backup.file()));
  }

  /** Reads it once: what was verified is what is restored. */
  private byte[] content(Backup backup, Path stateFile, boolean force) throws IOException {
    byte[] content;
    try {
      content = backups.read(backup);
    } catch (IOException e) {
      throw new IOException(
          "backup " + backup.name() + ": " + Reasons.of(e) + "; " + stateFile + " is unchanged", e);
    }
    BackupCheck check = backups.verify(backup, content);
    if (!check.isGood() && !force) {
      throw new IOException(
          "backup "
              + check.describe()
              + "; "
              + stateFile
              + " is unchanged (restore it all the same with --force)");
    }
    return content;
  }

  private byte[] current(Path stateFile) throws IOException {
    try {
      return disk.read(stateFile);
    } catch (IOException e) {
      throw new IOException(
          stateFile
              + " is unchanged: it cannot be read, so it cannot be backed up first ("
              + Reasons.of(e)
              + "); move it away and run it again",
          e);
    }
  }
}
