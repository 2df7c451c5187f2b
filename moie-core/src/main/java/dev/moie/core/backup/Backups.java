package dev.moie.core.backup;

import dev.moie.core.io.AtomicFile;
import dev.moie.core.io.Disk;
import dev.moie.core.state.InMemoryStateStore;
import dev.moie.core.state.InvalidStateException;
import dev.moie.core.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The backups of a workspace. Nothing in their folder is believed: names that are none of ours are
 * left alone, links are not followed, and content counts only as far as it is verified.
 *
 * <p>Thread-safe, also among processes.
 */
public final class Backups {
  /** The same bound as for a state file. */
  private static final long MAX_BYTES = 512L << 20;

  private static final int MAX_IN_ONE_INSTANT = 10_000;

  private final Disk disk;
  private final Workspace workspace;
  private final Clock clock;

  /**
   * Uses the folder {@code backups/}, which is made when it is needed.
   *
   * @param disk where it lies
   * @param workspace whose
   * @param clock names the backups; its zone is what times without offset are in
   */
  public Backups(Disk disk, Workspace workspace, Clock clock) {
    this.disk = disk;
    this.workspace = workspace;
    this.clock = clock;
  }

  /**
   * Backs a state file up as it is now.
   *
   * @throws IOException if it cannot be read, or the backup not be made whole
   */
  public Backup create(Path stateFile) throws IOException {
    return create(stateFile, disk.read(stateFile));
  }

  /**
   * Backs a state file up.
   *
   * @param stateFile gives the name and the mode
   * @param content of that file
   * @throws IOException if the backup cannot be made whole; nothing of it is left then
   */
  public Backup create(Path stateFile, byte[] content) throws IOException {
    Set<PosixFilePermission> mode = Files.getPosixFilePermissions(stateFile);
    String name = stateFile.getFileName().toString();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    for (int counter = 1; counter <= MAX_IN_ONE_INSTANT; counter++) {
      Backup backup = BackupNames.of(workspace.backups(), name, now, counter);
      try {
        write(backup, content, mode);
        return backup;
      } catch (FileAlreadyExistsException taken) {
        // By another backup of the same millisecond: both are kept.
      }
    }
    throw new IOException(workspace.backups() + " is full of backups of one instant; look there");
  }

  /** The checksum goes first: a backup that has a name has all that belongs to it. */
  private void write(Backup backup, byte[] content, Set<PosixFilePermission> mode)
      throws IOException {
    AtomicFile.create(disk, backup.checksumFile(), Checksum.line(content, backup.name()), mode);
    try {
      AtomicFile.create(disk, backup.file(), content, mode);
    } catch (IOException | RuntimeException e) {
      disk.delete(backup.checksumFile());
      throw e;
    }
  }

  /** All backups, the newest first; whether they are good is another question. */
  public List<Backup> list() throws IOException {
    try (Stream<Path> files = Files.list(workspace.backups())) {
      return files
          .flatMap(file -> BackupNames.read(file).stream())
          .sorted(BackupNames.NEWEST_FIRST)
          .toList();
    } catch (NoSuchFileException none) {
      return List.of();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Those of one state file, the newest first. */
  public List<Backup> list(String stateName) throws IOException {
    return list().stream().filter(backup -> backup.stateName().equals(stateName)).toList();
  }

  /**
   * The content of a backup, good or not.
   *
   * @throws IOException if it cannot be read, or is a link
   */
  public byte[] read(Backup backup) throws IOException {
    return plain(backup.file());
  }

  private byte[] plain(Path file) throws IOException {
    if (Files.isSymbolicLink(file)) {
      throw new IOException("it is a symbolic link, which is not followed; remove it");
    }
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file)) {
      throw new IOException("it is no file; move it away");
    }
    if (Files.size(file) > MAX_BYTES) {
      throw new IOException("it is larger than " + (MAX_BYTES >> 20) + " MiB; remove it");
    }
    return disk.read(file);
  }

  /** Compares the checksum, and reads the backup as a state. */
  public BackupCheck verify(Backup backup) {
    try {
      return verify(backup, read(backup));
    } catch (IOException e) {
      return new BackupCheck(backup, BackupCheck.Verdict.UNREADABLE, Reasons.of(e));
    }
  }

  /** Verifies a content that was read from a backup. */
  BackupCheck verify(Backup backup, byte[] content) {
    BackupCheck sum = sum(backup, content);
    if (!sum.isGood()) {
      return sum;
    }
    return invalid(backup.stateName(), content)
        .map(why -> new BackupCheck(backup, BackupCheck.Verdict.INVALID, why))
        .orElse(sum);
  }

  /** Compares the checksum only. */
  private BackupCheck sum(Backup backup, byte[] content) {
    try {
      return Checksum.fits(content, plain(backup.checksumFile()))
          ? new BackupCheck(backup, BackupCheck.Verdict.GOOD, "")
          : new BackupCheck(
              backup,
              BackupCheck.Verdict.CHANGED,
              "the checksum in " + backup.checksumFile().getFileName() + " is another");
    } catch (IOException e) {
      return new BackupCheck(
          backup,
          BackupCheck.Verdict.NO_CHECKSUM,
          "no checksum in " + backup.checksumFile().getFileName() + ": " + Reasons.of(e));
    }
  }

  /** Whether a backup is what was backed up, whatever that was. */
  boolean isWhole(Backup backup) {
    try {
      return sum(backup, read(backup)).isGood();
    } catch (IOException e) {
      return false;
    }
  }

  /** Why a content cannot be used as a state; empty if it can. */
  Optional<String> invalid(String stateName, byte[] content) {
    try {
      new InMemoryStateStore(stateName, content, clock.getZone());
      return Optional.empty();
    } catch (InvalidStateException e) {
      int more = e.problems().size() - 1;
      return Optional.of(
          e.problems().get(0).describe("line").replaceFirst("^line:", "line ")
              + (more > 0 ? " (and " + more + " more)" : ""));
    }
  }

  /** Removes a backup and its checksum. */
  void delete(Backup backup) throws IOException {
    disk.delete(backup.file());
    disk.delete(backup.checksumFile());
  }

  Instant now() {
    return clock.instant();
  }
}
