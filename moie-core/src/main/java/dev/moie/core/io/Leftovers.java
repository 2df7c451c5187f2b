package dev.moie.core.io;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Temporary files that a crash has left beside the files that they were to replace. */
public final class Leftovers {
  private Leftovers() {}

  /**
   * Removes them. Whoever calls this is the only one who replaces that file.
   *
   * @param file the file that was to be replaced; need not exist
   */
  public static void sweep(Disk disk, Path file) throws IOException {
    Path target = AtomicFile.target(file);
    Path folder = target.getParent();
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (name.startsWith("." + target.getFileName() + ".") && name.endsWith(".tmp")) {
          found.add(entry);
        }
      }
    }
    for (Path leftover : found) {
      disk.delete(leftover);
    }
  }
}
