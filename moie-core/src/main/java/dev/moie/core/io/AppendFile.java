package dev.moie.core.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Appends to a file in one write, and waits until it is on the disk. Missing folders are made. */
public final class AppendFile {
  private AppendFile() {}

  /**
   * Appends.
   *
   * @throws IOException if it could not be written
   */
  public static void append(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      AtomicFile.writeAll(channel, content);
      channel.force(false);
    }
  }
}
