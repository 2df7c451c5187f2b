package dev.moie.plugins.notebook.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which documents there are. */
final class Documents {
  private Documents() {}

  /**
   * The files that were asked for, and the Markdown files of the folders, sorted.
   *
   * @throws IOException if one of them is not there
   */
  static List<Path> of(List<Path> asked) throws IOException {
    Set<Path> documents = new LinkedHashSet<>();
    for (Path each : asked) {
      Path path = each.toAbsolutePath().normalize();
      if (Files.isDirectory(path)) {
        List<Path> found = new ArrayList<>(FileTree.of(path).files());
        found.removeIf(file -> !file.toString().toLowerCase(Locale.ROOT).endsWith(".md"));
        found.sort(null);
        documents.addAll(found);
      } else if (Files.isRegularFile(path)) {
        documents.add(path);
      } else {
        throw new IOException("there is no " + path + "; name a document or a folder");
      }
    }
    return List.copyOf(documents);
  }
}
