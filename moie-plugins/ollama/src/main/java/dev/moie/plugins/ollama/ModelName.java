package dev.moie.plugins.ollama;

/** Names of models: {@code llama3} is not {@code llama3.1}, but is {@code llama3:latest}. */
final class ModelName {
  private ModelName() {}

  /**
   * Refuses what is none.
   *
   * @throws IllegalArgumentException if it is none
   */
  static void check(String name) {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._/-]*(:[A-Za-z0-9._-]+)?")) {
      throw new IllegalArgumentException("model has to be a name such as llama3 or llama3:8b");
    }
  }

  /** The name with its tag. */
  static String full(String name) {
    return name.contains(":") ? name : name + ":latest";
  }
}
