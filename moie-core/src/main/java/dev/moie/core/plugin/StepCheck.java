package dev.moie.core.plugin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** What is wrong with a step's configuration, found without running any plugin code. */
public final class StepCheck {
  private StepCheck() {}

  /**
   * Everything that does not fit the schema of a type.
   *
   * @param type which type
   * @param with the configuration
   * @param secrets the names of the secrets that there are
   * @return one line each, with the path, the value unless it is secret, and what would be right
   */
  public static List<String> problems(TypeInfo type, ObjectNode with, Set<String> secrets) {
    return ConfigCheck.problems(type.schema(), with, secrets).stream()
        .map(problem -> problem.path() + " " + problem.message())
        .toList();
  }
}
