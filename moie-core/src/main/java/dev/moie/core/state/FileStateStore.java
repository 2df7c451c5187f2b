package dev.moie.core.state;

import dev.moie.core.io.AtomicFile;
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

  private final Path file;
  private final ZoneId zone;
  private Optional<StateDocument> last = Optional.empty();

  /**
   * Uses a file.
   *
   * @param file a state file of version 1 or 2
   * @param zone what times without offset are in
   */
  public FileStateStore(Path file, ZoneId zone) {
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
  @SuppressWarnings("ReferenceEquality") // the same document means that nothing has changed
  public AppliedChanges apply(List<StateChange> changes) throws InvalidStateException, IOException {
    StateDocument found = read();
    StateDocument.Changed changed = found.with(changes, name(), zone);
    if (changed.document() != found) {
      AtomicFile.write(file, changed.document().text().bytes());
      last = Optional.of(changed.document());
    }
    return new AppliedChanges(changed.document().loaded(), changed.refused());
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
      return Files.readAllBytes(file);
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
