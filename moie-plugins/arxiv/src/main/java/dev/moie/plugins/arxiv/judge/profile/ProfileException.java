package dev.moie.plugins.arxiv.judge.profile;

import java.util.List;

/** A profile cannot be used; has everything that is wrong with it, a line each. */
public final class ProfileException extends Exception {
  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  ProfileException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, in the order of the file; at least one. */
  public List<String> problems() {
    return problems;
  }
}
