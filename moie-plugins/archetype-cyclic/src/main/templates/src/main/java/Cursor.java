package ${package};

import dev.moie.api.files.WorkspaceFiles;
import dev.moie.api.files.WriteOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** How far the source has been read: the id of the last item that is safely among the records. */
final class Cursor {
  private final WorkspaceFiles files;
  private final Path file;

  Cursor(WorkspaceFiles files, String job) {
    this.files = files;
    this.file = files.data().resolve("cursor-" + job.replaceAll("[^A-Za-z0-9.-]", "_"));
  }

  /** The id; empty if nothing was read yet. */
  String read() throws IOException {
    try {
      return Files.readString(file).strip();
    } catch (NoSuchFileException e) {
      return "";
    }
  }

  /** Replaced as a whole: after a crash it is the old one or the new one. */
  void write(String id) throws IOException {
    files.write(file, (id + "\n").getBytes(StandardCharsets.UTF_8), WriteOptions.defaults());
  }
}
