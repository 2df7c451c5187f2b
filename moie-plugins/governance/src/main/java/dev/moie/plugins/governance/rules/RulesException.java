package dev.moie.plugins.governance.rules;

import java.util.List;

/** The rules cannot be used; has everything that is wrong with them, a line each. */
public final class RulesException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  RulesException(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /**
   * What is wrong.
   *
   * @return one line each, {@code file:line: path message}
   */
  public List<String> problems() {
    return problems == null ? List.of(String.valueOf(getMessage())) : problems;
  }
}
