package dev.moie.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** A text that is another one when a file may have been written. */
public final class FileStamp {
  private FileStamp() {}

  public static String of(Path file) {
    try {
      BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
      return is.lastModifiedTime().toInstant() + " " + is.size() + " " + is.fileKey();
    } catch (IOException absent) {
      return "";
    }
  }
}
