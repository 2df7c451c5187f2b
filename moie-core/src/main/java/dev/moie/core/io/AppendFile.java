package dev.moie.core.io;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Appends to a file in one write. Missing folders are made. What was appended survives a crash of
 * the program; a crash of the machine may lose the end.
 */
public final class AppendFile {
  private AppendFile() {}

  /**
   * Appends.
   *
   * @throws IOException if it could not be written
   */
  public static void append(Disk disk, Path file, byte[] content) throws IOException {
    try {
      disk.append(file, content);
    } catch (IOException perhapsNoFolder) {
      disk.createFolders(file.toAbsolutePath().getParent());
      disk.append(file, content);
    }
  }
}
