package dev.moie.plugins.notebook.entry;

import dev.moie.api.files.WorkspaceFiles;
import dev.moie.api.files.WriteOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that are made anew each time. One that a person has written is not replaced. */
public final class Generated {
  /** Their first line. */
  public static final String MARK = "<!-- Made by moie; what is changed here is lost. -->";

  private Generated() {}

  /** Whether a file is one of them. */
  public static boolean is(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    byte[] mark = MARK.getBytes(StandardCharsets.UTF_8);
    try (var in = Files.newInputStream(file)) {
      return java.util.Arrays.equals(in.readNBytes(mark.length), mark);
    }
  }

  /**
   * Writes one, with its mark.
   *
   * @throws IOException also if a person has written the file that is there
   */
  public static void write(WorkspaceFiles files, Path file, String text) throws IOException {
    if (Files.exists(file) && Files.size(file) > 0 && !is(file)) {
      throw new IOException(
          file + " was not made by moie, and is not replaced; rename it, and try again");
    }
    files.write(
        file, (MARK + "\n\n" + text).getBytes(StandardCharsets.UTF_8), WriteOptions.defaults());
  }
}
