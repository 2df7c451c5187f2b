package dev.moie.core.migration;

import dev.moie.core.backup.Backup;
import dev.moie.core.backup.Backups;
import dev.moie.core.backup.Reasons;
import dev.moie.core.io.AtomicFile;
import dev.moie.core.io.Disk;
import dev.moie.core.json.JsonText;
import dev.moie.core.state.InvalidStateException;
import dev.moie.core.state.StateProblem;
import dev.moie.core.workspace.Workspace;
import dev.moie.core.workspace.WorkspaceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Migrates the state file of a workspace, and takes it back. The old file is never touched: the new
 * one is made beside it, whole, as the last step.
 *
 * <p>Whoever calls what changes something holds the workspace's lock.
 */
public final class Migrator {
  private final Disk disk;
  private final Workspace workspace;
  private final Backups backups;
  private final Clock clock;

  /**
   * Works on a workspace.
   *
   * @param clock the time of the migration; its zone is what times without offset are in
   */
  public Migrator(Disk disk, Workspace workspace, Backups backups, Clock clock) {
    this.disk = disk;
    this.workspace = workspace;
    this.backups = backups;
    this.clock = clock;
  }

  /**
   * Computes a migration, and changes nothing.
   *
   * @param toVersion at most {@link Migrations#newest}
   * @param monitoring a state document whose phase 5 is added, unless there is one
   * @throws WorkspaceException if there is nothing to migrate; with what to do
   * @throws InvalidStateException if the old file cannot be used, or the new one could not be
   */
  public MigrationPlan plan(int toVersion, Optional<byte[]> monitoring)
      throws WorkspaceException, InvalidStateException, IOException {
    Path to = workspace.stateFile(toVersion);
    refuseExisting(to);
    Path from = newestBefore(toVersion);
    byte[] before = read(from);
    String fromName = from.getFileName().toString();
    int fromVersion = Documents.check(fromName, before, clock.getZone()).schemaVersion();
    if (fromVersion >= toVersion) {
      throw new WorkspaceException(
          from
              + " is of version "
              + fromVersion
              + " already, whatever its name says; rename it to "
              + to.getFileName());
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<String> changes = new ArrayList<>();
    byte[] after = before;
    for (Migration step : Migrations.between(fromVersion, toVersion)) {
      JsonText text = new JsonText(after);
      after = step.migrate(text, Documents.root(fromName, text), now);
      changes.add("v" + step.from() + " -> v" + step.to() + ": " + step.summary());
    }
    String toName = to.getFileName().toString();
    if (monitoring.isPresent()) {
      Optional<byte[]> added = Monitoring.add(toName, after, monitoring.get());
      changes.add(
          added.isPresent()
              ? "phase 5 with the cyclic job 5.1 is added"
              : "there is a phase 5 already; none is added");
      after = added.orElse(after);
    }
    Documents.check(toName, after, clock.getZone());
    return new MigrationPlan(from, fromVersion, to, toVersion, before, after, now, changes);
  }

  private Path newestBefore(int version) {
    for (int older = version - 1; older > 1; older--) {
      if (Files.exists(workspace.stateFile(older))) {
        return workspace.stateFile(older);
      }
    }
    return workspace.stateFile(1);
  }

  /** What a migration left behind. */
  public record Migrated(Backup backup, Path note) {}

  /**
   * Does what was planned: a backup of the old file, a note for people, and then the new file.
   *
   * @throws IOException if one of them cannot be made; the message says whether the new file is
   *     there
   */
  public Migrated migrate(MigrationPlan plan) throws IOException {
    Backup backup;
    Path note;
    try {
      backup = backups.create(plan.from(), plan.before());
      note = new MigrationNote(disk, workspace.researchLogs(), clock).write(plan, backup);
    } catch (IOException e) {
      throw new IOException(
          "nothing is migrated: the backup and the note could not be made first ("
              + Reasons.of(e)
              + "); make room, or give permission, and run it again",
          e);
    }
    try {
      AtomicFile.create(disk, plan.to(), plan.after(), Files.getPosixFilePermissions(plan.from()));
    } catch (IOException e) {
      throw told(plan, note, e);
    }
    return new Migrated(backup, note);
  }

  private IOException told(MigrationPlan plan, Path note, IOException why) {
    if (isThere(plan.to(), plan.after())) {
      return new IOException(
          plan.to()
              + " is made and counts, but the last step failed ("
              + Reasons.of(why)
              + "): a crash of the machine could still undo it",
          why);
    }
    try {
      disk.delete(note);
    } catch (IOException e) {
      why.addSuppressed(e);
    }
    return new IOException(
        "nothing is migrated: " + plan.to() + " could not be made: " + Reasons.of(why), why);
  }

  /** What a rollback left behind: the file that counts again, and where the newer one is now. */
  public record RolledBack(Path counts, Path gone, Backup backup) {}

  /**
   * Moves the newest file into the backups, so that the one before it counts again.
   *
   * @throws WorkspaceException if there are not both
   * @throws InvalidStateException if the older one cannot be used
   * @throws IOException if the newer one could not be moved; the message says where it is
   */
  public RolledBack rollback() throws WorkspaceException, InvalidStateException, IOException {
    Path gone = workspace.stateFile(Migrations.newest());
    Path counts = newestBefore(Migrations.newest());
    if (!Files.exists(gone)) {
      throw new WorkspaceException("there is no " + gone + "; nothing is there to roll back");
    }
    byte[] older = read(counts);
    Documents.check(counts.getFileName().toString(), older, clock.getZone());
    byte[] newer = read(gone);
    Backup backup;
    try {
      backup = backups.create(gone, newer);
      if (!Arrays.equals(newer, disk.read(gone))) {
        throw new IOException("somebody has changed it in this moment; run it again");
      }
      disk.delete(gone);
      disk.forceFolder(workspace.root());
    } catch (IOException e) {
      throw new IOException(
          Files.exists(gone, LinkOption.NOFOLLOW_LINKS)
              ? "nothing is rolled back, " + gone + " still counts: " + Reasons.of(e)
              : counts
                  + " counts again, but the last step failed ("
                  + Reasons.of(e)
                  + "): a crash of the machine could still undo it",
          e);
    }
    return new RolledBack(counts, gone, backup);
  }

  private static void refuseExisting(Path to) throws WorkspaceException {
    if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
      throw new WorkspaceException(
          to
              + " exists already and counts; to migrate anew, move it away first with \"moie migrate"
              + " --rollback\"");
    }
  }

  private byte[] read(Path file) throws InvalidStateException, IOException {
    try {
      return disk.read(file);
    } catch (NoSuchFileException e) {
      throw unusable(file, "there is no file " + file + "; nothing is there to migrate");
    } catch (IOException e) {
      throw new IOException("nothing is changed: " + file + " cannot be read: " + Reasons.of(e), e);
    }
  }

  private static InvalidStateException unusable(Path file, String message) {
    return new InvalidStateException(
        file.getFileName().toString(), List.of(new StateProblem("", 1, message)));
  }

  private static boolean isThere(Path file, byte[] content) {
    try {
      return Arrays.equals(Files.readAllBytes(file), content);
    } catch (IOException e) {
      return false;
    }
  }
}
