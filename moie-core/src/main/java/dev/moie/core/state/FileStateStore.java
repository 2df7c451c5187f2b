package dev.moie.core.state;

import dev.moie.core.io.Disk;
import dev.moie.core.io.GuardedReplace;
import dev.moie.core.json.JsonText;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The state in a JSON file that people edit too. A save is the file as it lies on the disk with the
 * changed values spliced in: the engine never writes its memory over it.
 */
public final class FileStateStore implements StateStore {
  /**
   * No person writes a file of this size, and reading a larger one could take all the memory there
   * is.
   */
  static final long MAX_BYTES = 512L << 20;

  /** Somebody who saves as fast as we do this often does not do it by hand. */
  private static final int ATTEMPTS = 20;

  private final Disk disk;
  private final Path file;
  private final ZoneId zone;
  private Optional<StateDocument> last = Optional.empty();

  /**
   * Uses a file.
   *
   * @param disk where it lies
   * @param file a state file of version 1 or 2
   * @param zone what times without offset are in
   */
  public FileStateStore(Disk disk, Path file, ZoneId zone) {
    this.disk = disk;
    this.file = file;
    this.zone = zone;
  }

  @Override
  public String name() {
    return file.getFileName().toString();
  }

  @Override
  public LoadedState load() throws InvalidStateException, IOException {
    return read().loaded();
  }

  @Override
  public Optional<String> recover() throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    GuardedReplace replace = new GuardedReplace(disk, file);
    Optional<byte[]> replaced = replace.leftover();
    if (replaced.isEmpty()) {
      return Optional.empty();
    }
    if (PeoplesPart.isSame(replaced.get(), disk.read(file))) {
      replace.forget();
      return Optional.empty();
    }
    return Optional.of(replace.keep().toString());
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // the same document means that nothing has changed
  public AppliedChanges apply(StateUpdate update) throws InvalidStateException, IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      StateDocument found = read();
      StateDocument.Changed changed = found.with(update, name(), zone);
      if (changed.document() == found) {
        return changed.applied(Optional.empty());
      }
      GuardedReplace replace = new GuardedReplace(disk, file);
      switch (replace.replace(found.text().bytes(), changed.document().text().bytes())) {
        case REPLACED:
          last = Optional.of(changed.document());
          return changed.applied(Optional.empty());
        case EDITED_MEANWHILE:
          return merge(replace, update, changed);
        case CHANGED_BEFORE:
        default:
          // Look again, and save what fits what is there now.
      }
    }
    throw new IOException(
        file + " is being rewritten all the time by something else; find out what, and stop it");
  }

  /** What somebody wrote while we saved is the base, and our changes go into it. */
  private AppliedChanges merge(
      GuardedReplace replace, StateUpdate update, StateDocument.Changed ours)
      throws InvalidStateException, IOException {
    // It gets a name that people see first: whatever happens from here on, it is not lost.
    Path edit = replace.keep();
    last = Optional.of(ours.document());
    StateDocument.Changed merged;
    try {
      StateDocument edited = StateDocument.read(name(), new JsonText(disk.read(edit)), zone);
      merged = edited.with(update, name(), zone);
    } catch (InvalidStateException halfWritten) {
      return ours.applied(Optional.of(edit.toString()));
    }
    byte[] mine = ours.document().text().bytes();
    GuardedReplace.Outcome outcome =
        new GuardedReplace(disk, file).replace(mine, merged.document().text().bytes());
    if (outcome != GuardedReplace.Outcome.REPLACED) {
      return ours.applied(Optional.of(edit.toString()));
    }
    disk.delete(edit);
    last = Optional.of(merged.document());
    return merged.applied(Optional.empty());
  }

  private StateDocument read() throws InvalidStateException, IOException {
    byte[] bytes = bytes();
    if (last.isEmpty() || !last.get().text().sameAs(bytes)) {
      last = Optional.of(StateDocument.read(name(), new JsonText(bytes), zone));
    }
    return last.get();
  }

  private byte[] bytes() throws InvalidStateException, IOException {
    try {
      if (!Files.isRegularFile(file) && Files.exists(file)) {
        throw unusable(file + " is not a file; move it away");
      }
      if (Files.size(file) > MAX_BYTES) {
        throw unusable("the file is larger than " + (MAX_BYTES >> 20) + " MiB; split it");
      }
      return disk.read(file);
    } catch (NoSuchFileException e) {
      throw unusable("there is no file " + file + "; make a workspace with \"moie init\"");
    } catch (AccessDeniedException e) {
      throw unusable(file + " may not be read by this user; give read permission");
    }
  }

  private InvalidStateException unusable(String message) {
    return new InvalidStateException(name(), List.of(new StateProblem("", 1, message)));
  }
}
