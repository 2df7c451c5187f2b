package dev.moie.plugins.notebook.docs;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The files below a folder, without those that tools make. */
final class FileTree {
  private static final Set<String> LEFT_OUT =
      Set.of(
          ".git",
          ".moie",
          ".hg",
          ".svn",
          "target",
          "node_modules",
          "build",
          ".gradle",
          "__pycache__");
  private static final int MOST = 200_000;

  private final Path root;
  private final Map<String, List<String>> byName = new HashMap<>();
  private final List<Path> files = new ArrayList<>();

  private FileTree(Path root) {
    this.root = root;
  }

  /** Looks at a folder; symbolic links are not followed. */
  static FileTree of(Path root) throws IOException {
    FileTree tree = new FileTree(root);
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return !folder.equals(root) && LEFT_OUT.contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            tree.add(file);
            return tree.files.size() < MOST ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
            return FileVisitResult.CONTINUE;
          }
        });
    return tree;
  }

  private void add(Path file) {
    files.add(file);
    String path = root.relativize(file).toString().replace('\\', '/');
    byName.computeIfAbsent(file.getFileName().toString(), unused -> new ArrayList<>()).add(path);
  }

  /** All files, in the order in which they were found. */
  List<Path> files() {
    return files;
  }

  /** Whether a file's path is that, or ends with it. */
  boolean has(String path) {
    return byName.getOrDefault(name(path), List.of()).stream()
        .anyMatch(each -> each.equals(path) || each.endsWith("/" + path));
  }

  /** A file of the same name. */
  Optional<String> sameName(String path) {
    return byName.getOrDefault(name(path), List.of()).stream().findFirst();
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
