package dev.moie.core.state;

import java.util.List;
import java.util.stream.Collectors;

/** A state file cannot be used. The file is untouched. */
public final class InvalidStateException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final transient List<StateProblem> problems;

  public InvalidStateException(String file, List<StateProblem> problems) {
    super(problems.stream().map(p -> p.describe(file)).collect(Collectors.joining("\n")));
    this.file = file;
    this.problems = List.copyOf(problems);
  }

  public String file() {
    return file;
  }

  /** All that was found, in the order of the file; at least one. */
  public List<StateProblem> problems() {
    return problems;
  }
}
