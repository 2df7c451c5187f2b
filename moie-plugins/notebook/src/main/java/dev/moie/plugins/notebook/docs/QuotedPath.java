package dev.moie.plugins.notebook.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which words in back-quotes are paths of files. Only names with an ending that files of documents,
 * code and settings have; {@code /health} and {@code verify/command} have none. What holds a
 * placeholder is none either.
 */
final class QuotedPath {
  private static final Pattern PLAIN = Pattern.compile("(?:\\.{0,2}/)*(?:[\\w.+-]+/)*[\\w.+-]+");
  private static final Pattern PLACE = Pattern.compile(":\\d+(?:[-:]\\d+)?$|#.*$");
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "YYYY|XXX|\\.\\.\\.|(?:^|/)path/to/|(?:^|/)(?:NAME|FILE|DIR|ID|DATE|DAY|VERSION)\\b");
  private static final Set<String> ALONE = Set.of("ts", "py", "sh", "md", "json", "yaml", "yml");
  private static final Set<String> IN_FOLDER =
      Set.of(
          "ts",
          "py",
          "sh",
          "md",
          "json",
          "yaml",
          "yml",
          "java",
          "xml",
          "toml",
          "html",
          "css",
          "js",
          "kt",
          "go",
          "rs",
          "txt",
          "csv",
          "sql",
          "properties");
  private static final int LONGEST = 250;

  private QuotedPath() {}

  /** The path that a text is; empty if it is something else. */
  static Optional<String> in(String code) {
    String path = PLACE.matcher(code.strip()).replaceFirst("");
    if (path.length() > LONGEST
        || !PLAIN.matcher(path).matches()
        || PLACEHOLDER.matcher(path).find()) {
      return Optional.empty();
    }
    String name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    if (dot < 1) {
      return Optional.empty();
    }
    String ending = name.substring(dot + 1).toLowerCase(Locale.ROOT);
    boolean folder = path.contains("/");
    if (!(folder ? IN_FOLDER : ALONE).contains(ending)) {
      return Optional.empty();
    }
    return path.startsWith("/") && !isOfAMachine(path) ? Optional.empty() : Optional.of(path);
  }

  /** Whether an absolute path can be one of files: routes of a web server look the same. */
  private static boolean isOfAMachine(String path) {
    String[] parts = path.split("/", -1);
    return parts.length > 2
        && (parts[1].equals("Users")
            || parts[1].equals("home")
            || Files.isDirectory(Path.of("/" + parts[1])));
  }
}
