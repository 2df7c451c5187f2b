package dev.moie.plugins.notebook.entry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of a notebook: older parts, and the one that is added to. A part that begins as the
 * current file does, or the other way round, is what a crash in the middle of a split has left, and
 * does not count.
 *
 * @param older names and contents of the parts that count, oldest first
 * @param current the file that is added to; empty if there is none
 */
record Parts(TreeMap<Integer, byte[]> older, byte[] current) {
  private static final long MOST = 16L << 20;

  /** The current file is read first: what a split moves meanwhile is then seen at least once. */
  static Parts read(Notebook notebook, Path folder) throws IOException {
    byte[] current = bytes(folder.resolve(notebook.file()));
    TreeMap<Integer, byte[]> older = new TreeMap<>();
    Pattern pattern = Pattern.compile(notebook.partPattern());
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Matcher part = pattern.matcher(file.getFileName().toString());
        if (part.matches()) {
          byte[] content = bytes(file);
          if (current.length == 0 || !same(content, current)) {
            older.put(Integer.parseInt(part.group(1)), content);
          }
        }
      }
    }
    return new Parts(older, current);
  }

  private static boolean same(byte[] one, byte[] other) {
    int length = Math.min(one.length, other.length);
    return java.util.Arrays.equals(one, 0, length, other, 0, length);
  }

  private static byte[] bytes(Path file) throws IOException {
    if (!Files.exists(file)) {
      return new byte[0];
    }
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + " is no file; move it away, and try again");
    }
    if (Files.size(file) > MOST) {
      throw new IOException(
          file
              + " has more than "
              + (MOST >> 20)
              + " MiB, which no notebook has; split it by hand");
    }
    return Files.readAllBytes(file);
  }

  /** What a file says; bytes that are no UTF-8 stay as they are in the file itself. */
  static String text(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  int next() {
    return older.isEmpty() ? 1 : older.lastKey() + 1;
  }

  List<String> names(Notebook notebook) {
    List<String> names = new ArrayList<>();
    older.keySet().forEach(number -> names.add(notebook.part(number)));
    return names;
  }
}
