package dev.moie.core.backup;

/**
 * What was found of a backup.
 *
 * @param backup which
 * @param verdict whether it is good
 * @param reason why not, in a line for people; empty if it is good
 */
public record BackupCheck(Backup backup, Verdict verdict, String reason) {

  /** Whether a backup is good, from good to hopeless. */
  public enum Verdict {
    /** The checksum is right, and it is a state file that can be used. */
    GOOD,
    /** There is no checksum to compare with, or it cannot be read. */
    NO_CHECKSUM,
    /** It is not what was backed up. */
    CHANGED,
    /** It is what was backed up, and that was no state file that can be used. */
    INVALID,
    /** It cannot be read, or is no file: a link, which is not followed, or a folder. */
    UNREADABLE
  }

  public boolean isGood() {
    return verdict == Verdict.GOOD;
  }

  /** The backup and what is wrong with it, in one line. */
  public String describe() {
    return backup.name() + ": " + (isGood() ? "good" : reason);
  }
}
