package dev.moie.core.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Replaces a file that people edit too. No edit is lost: the replaced file keeps a second name for
 * a moment, and what somebody wrote into it between our last look and the replacement is found
 * there.
 */
public final class GuardedReplace {
  private final Disk disk;
  private final Path target;
  private final Path kept;

  /** Replaces a file; a symbolic link stays, and its target is replaced. */
  public GuardedReplace(Disk disk, Path file) throws IOException {
    this.disk = disk;
    this.target = AtomicFile.target(file);
    this.kept = target.resolveSibling("." + target.getFileName() + ".replaced");
  }

  /** What came of it. */
  public enum Outcome {
    /** The file has the new content. */
    REPLACED,
    /** The file is not what was looked at; nothing was changed. */
    CHANGED_BEFORE,
    /** The file has the new content; {@link #keep} has what somebody wrote meanwhile. */
    EDITED_MEANWHILE
  }

  /**
   * Replaces the file, if it still is what was looked at.
   *
   * @param lookedAt the content that the new one was made from
   */
  public Outcome replace(byte[] lookedAt, byte[] content) throws IOException {
    Path temporary = AtomicFile.prepare(disk, target, content, Optional.empty());
    boolean linked = false;
    try {
      linked = link();
      if (!Arrays.equals(lookedAt, disk.read(linked ? kept : target))) {
        return Outcome.CHANGED_BEFORE;
      }
      disk.move(temporary, target);
      disk.forceFolder(target.getParent());
      boolean edited = linked && !Arrays.equals(lookedAt, disk.read(kept));
      linked &= !edited;
      return edited ? Outcome.EDITED_MEANWHILE : Outcome.REPLACED;
    } finally {
      disk.delete(temporary);
      if (linked) {
        disk.delete(kept);
      }
    }
  }

  /**
   * What an earlier replacement left behind that was cut off by a crash: the content that it
   * replaced, if it came so far.
   */
  public Optional<byte[]> leftover() throws IOException {
    Leftovers.sweep(disk, target);
    return Files.isRegularFile(kept, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(disk.read(kept))
        : Optional.empty();
  }

  /** Removes what an earlier replacement left behind. */
  public void forget() throws IOException {
    disk.delete(kept);
  }

  private boolean link() throws IOException {
    disk.delete(kept);
    try {
      disk.link(kept, target);
      return true;
    } catch (IOException | UnsupportedOperationException noLinksHere) {
      // Then an edit in that moment is lost, as with every editor on such a file system.
      return false;
    }
  }

  /**
   * Gives the edit that came meanwhile a name that people see.
   *
   * @return the file, beside the other
   */
  public Path keep() throws IOException {
    Path shown = target.resolveSibling(target.getFileName() + ".edited");
    disk.move(kept, shown);
    return shown;
  }
}
