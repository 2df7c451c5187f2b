package dev.moie.core.backup;

import dev.moie.core.io.AtomicFile;
import dev.moie.core.io.Disk;
import dev.moie.core.io.GuardedReplace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Puts another content in the place of a state file, after a backup of what is there: that backup
 * is the undo. Whatever fails, the file has the old content or the new one, and the message says
 * which.
 *
 * <p>The caller holds the workspace's lock.
 */
public final class BackedUpReplace {
  private final Disk disk;
  private final Backups backups;

  public BackedUpReplace(Disk disk, Backups backups) {
    this.disk = disk;
    this.backups = backups;
  }

  /**
   * What was done.
   *
   * @param undo the backup of what was there; empty if there was no file
   * @param undoIsGood whether that backup can be restored without being forced
   * @param keptEdit where an edit lies that somebody made in this very moment
   */
  public record Replaced(Optional<Backup> undo, boolean undoIsGood, Optional<Path> keptEdit) {}

  /**
   * Replaces a file that is there.
   *
   * @param lookedAt what the new content was made for
   * @throws IOException if it could not be backed up or replaced, or is another by now
   */
  public Replaced replace(Path stateFile, byte[] lookedAt, byte[] content) throws IOException {
    Backup undo = backUp(stateFile, lookedAt);
    boolean good = backups.invalid(undo.stateName(), lookedAt).isEmpty();
    try {
      GuardedReplace replace = new GuardedReplace(disk, stateFile);
      return switch (replace.replace(lookedAt, content)) {
        case REPLACED -> new Replaced(Optional.of(undo), good, Optional.empty());
        case EDITED_MEANWHILE -> new Replaced(Optional.of(undo), good, Optional.of(replace.keep()));
        case CHANGED_BEFORE ->
            throw new IOException("somebody has changed it in this moment; run it again");
      };
    } catch (IOException e) {
      throw told(stateFile, content, Optional.of(undo), e);
    }
  }

  /** Makes a file that is not there. */
  public Replaced create(Path stateFile, byte[] content, Set<PosixFilePermission> mode)
      throws IOException {
    try {
      AtomicFile.create(disk, stateFile, content, mode);
      return new Replaced(Optional.empty(), true, Optional.empty());
    } catch (IOException e) {
      throw told(stateFile, content, Optional.empty(), e);
    }
  }

  private Backup backUp(Path stateFile, byte[] content) throws IOException {
    try {
      return backups.create(stateFile, content);
    } catch (IOException e) {
      throw new IOException(
          stateFile
              + " is unchanged: no backup of it could be made first ("
              + Reasons.of(e)
              + "); make room, or give permission, and run it again",
          e);
    }
  }

  private static IOException told(
      Path stateFile, byte[] content, Optional<Backup> undo, IOException why) {
    String undone =
        undo.map(backup -> "; what was there before is backups/" + backup.name()).orElse("");
    return new IOException(
        isThere(stateFile, content)
            ? stateFile
                + " has the new content, but the last step failed ("
                + Reasons.of(why)
                + "): a crash of the machine could still undo it"
                + undone
            : stateFile + " is unchanged: " + Reasons.of(why),
        why);
  }

  private static boolean isThere(Path file, byte[] content) {
    try {
      return Arrays.equals(Files.readAllBytes(file), content);
    } catch (IOException e) {
      return false;
    }
  }
}
