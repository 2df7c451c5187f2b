package dev.moie.plugins.persistence;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that a scheduler reads, outside the workspace: replaced as a whole, or not at all. */
record UserFile(Path path, String text, Charset charset) {

  UserFile(Path path, String text) {
    this(path, text, StandardCharsets.UTF_8);
  }

  Planned planned() {
    return new Planned(path.toString(), text);
  }

  boolean isSo() throws IOException {
    return Files.isRegularFile(path) && text.equals(new String(Files.readAllBytes(path), charset));
  }

  /** Returns whether it had to be written. */
  boolean write() throws IOException {
    if (isSo()) {
      return false;
    }
    Files.createDirectories(path.getParent());
    Path beside = path.resolveSibling("." + path.getFileName() + ".new");
    Files.write(beside, text.getBytes(charset));
    Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return true;
  }
}
