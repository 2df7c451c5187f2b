package dev.moie.plugins.notebook.testing;

import dev.moie.api.files.WorkspaceFiles;
import dev.moie.api.files.WriteOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files without the engine. */
public record PlainFiles(Path root) implements WorkspaceFiles {
  @Override
  public Path researchLogs() {
    return root.resolve("research_logs");
  }

  @Override
  public Path data() {
    return root.resolve(".moie/data/notebook");
  }

  @Override
  public Path resolve(String path) {
    return root.resolve(path);
  }

  @Override
  public void write(Path path, byte[] content, WriteOptions options) throws IOException {
    Path target = root.resolve(path);
    Files.createDirectories(target.getParent());
    Path beside = target.resolveSibling("." + target.getFileName() + ".tmp");
    Files.write(beside, content);
    Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void append(Path path, byte[] content) throws IOException {
    Path target = root.resolve(path);
    Files.createDirectories(target.getParent());
    Files.write(target, content, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
