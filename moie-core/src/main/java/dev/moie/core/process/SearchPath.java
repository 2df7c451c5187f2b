package dev.moie.core.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Finds programs as execvp(3) does: only names without a slash are looked for. */
final class SearchPath {
  private static final String WITHOUT_A_PATH = "/bin:/usr/bin";

  private SearchPath() {}

  /**
   * Looks for a program.
   *
   * @param program its name, or its path
   * @param folder the one that it is going to run in, which relative paths start from
   * @param environment holds {@code PATH}; an empty entry of that is the folder
   * @return the file as seen from the folder; empty if it is not there or may not be executed
   */
  static Optional<String> find(String program, Path folder, Map<String, String> environment) {
    if (program.contains("/")) {
      return isProgram(folder.resolve(program)) ? Optional.of(program) : Optional.empty();
    }
    for (String entry : environment.getOrDefault("PATH", WITHOUT_A_PATH).split(":", -1)) {
      if (isProgram(folder.resolve(entry).resolve(program))) {
        return Optional.of((entry.isEmpty() ? "." : entry) + "/" + program);
      }
    }
    return Optional.empty();
  }

  /** A folder may be "executable" too. */
  private static boolean isProgram(Path file) {
    return Files.isExecutable(file) && !Files.isDirectory(file);
  }
}
