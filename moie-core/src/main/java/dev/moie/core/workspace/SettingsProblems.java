package dev.moie.core.workspace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;

/** Collects what is wrong in a settings file, so that people hear of everything at once. */
final class SettingsProblems {

  private record Problem(int line, String message) {}

  private final Path file;
  private final List<Problem> found = new ArrayList<>();

  SettingsProblems(Path file) {
    this.file = file;
  }

  void add(Node where, String message) {
    found.add(new Problem(where.getStartMark().getLine() + 1, message));
  }

  void throwIfAny() throws SettingsException {
    if (!found.isEmpty()) {
      throw new SettingsException(
          found.stream()
              .sorted(Comparator.comparingInt(Problem::line))
              .map(problem -> file + ":" + problem.line() + ": " + problem.message())
              .toList());
    }
  }
}
