package dev.moie.app.http;

import dev.moie.app.Session;
import dev.moie.core.state.LoadedState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/** Reads the state file again when it is another than the last time. Thread-safe. */
final class StateCache {
  private final Session session;
  private Stamp stamp = Stamp.NONE;
  private LoadedState state;

  private record Stamp(Path file, Object key, long size, FileTime changed) {
    static final Stamp NONE = new Stamp(Path.of(""), "", -1, FileTime.fromMillis(0));

    static Stamp of(Path file) throws IOException {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(
          file, String.valueOf(found.fileKey()), found.size(), found.lastModifiedTime());
    }
  }

  StateCache(Session session) {
    this.session = session;
  }

  synchronized LoadedState load() throws Exception {
    Path file = session.workspace().stateFile();
    if (!Files.exists(file)) {
      throw new IOException(
          "there is no state file in "
              + session.workspace().root()
              + " any more; put it back, or make one with \"moie init\"");
    }
    // Before it is read: what is written meanwhile is read next time.
    Stamp now = Stamp.of(file);
    if (!now.equals(stamp)) {
      state = session.store().load();
      stamp = now;
    }
    return state;
  }
}
