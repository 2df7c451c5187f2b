package ${package};

import dev.moie.api.files.WorkspaceFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What was collected: a file for people, one line an item, each item once. */
final class Records {
  private final WorkspaceFiles files;
  private final Path file;
  private String text;

  private Records(WorkspaceFiles files, Path file, String text) {
    this.files = files;
    this.file = file;
    this.text = text;
  }

  static Records open(WorkspaceFiles files, Path file) throws IOException {
    try {
      return new Records(files, file, Files.readString(file));
    } catch (NoSuchFileException e) {
      return new Records(files, file, "");
    }
  }

  /** Adds an item, in one write, unless a run that was cut off has done so already. */
  boolean add(Item item) throws IOException {
    if (text.startsWith(item.mark()) || text.contains("\n" + item.mark())) {
      return false;
    }
    // The end of a line that a crash of the machine has cut off is ended first.
    String line =
        (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + item.mark() + item.text() + "\n";
    files.append(file, line.getBytes(StandardCharsets.UTF_8));
    text += line;
    return true;
  }
}
