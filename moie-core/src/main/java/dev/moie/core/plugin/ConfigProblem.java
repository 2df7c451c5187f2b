package dev.moie.core.plugin;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Something wrong in a job's configuration.
 *
 * @param path where, such as {@code with.max_age}
 * @param message what is wrong, with the value unless it is secret, and what would be right
 */
record ConfigProblem(String path, String message) {

  /** All problems in one line. */
  static String describe(List<ConfigProblem> problems) {
    return problems.stream()
        .map(problem -> problem.path + " " + problem.message)
        .collect(Collectors.joining("; "));
  }
}
