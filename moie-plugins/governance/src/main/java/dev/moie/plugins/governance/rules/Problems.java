package dev.moie.plugins.governance.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects what is wrong in the rules, so that people hear of everything at once. */
final class Problems {
  /** More than these help nobody. */
  private static final int MOST = 50;

  private static final int LONGEST_VALUE = 60;

  private record Problem(int line, String message) {}

  private final String file;
  private final List<Problem> found = new ArrayList<>();

  Problems(String file) {
    this.file = file;
  }

  /**
   * Adds one.
   *
   * @param path such as {@code cues[2].weight}
   * @param hint what is wrong, and what to do
   */
  void add(Node where, String path, String hint) {
    add(where.getStartMark().map(mark -> mark.getLine() + 1).orElse(1), path + " " + hint);
  }

  void add(int line, String message) {
    found.add(new Problem(line, message));
  }

  /** A value as it may stand in a message of one line. */
  static String quoted(String value) {
    String line = value.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+", " ");
    return '"'
        + (line.length() <= LONGEST_VALUE ? line : line.substring(0, LONGEST_VALUE) + "...")
        + '"';
  }

  void throwIfAny() throws RulesException {
    if (found.isEmpty()) {
      return;
    }
    List<String> lines =
        new ArrayList<>(
            found.stream()
                .sorted(Comparator.comparingInt(Problem::line))
                .limit(MOST)
                .map(problem -> file + ":" + problem.line() + ": " + problem.message())
                .toList());
    if (found.size() > MOST) {
      lines.add(file + ": " + (found.size() - MOST) + " more problems");
    }
    throw new RulesException(lines);
  }
}
