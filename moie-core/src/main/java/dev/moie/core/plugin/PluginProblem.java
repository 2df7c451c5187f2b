package dev.moie.core.plugin;

/**
 * Something wrong with a plugin's jar.
 *
 * @param id which kind of problem, such as {@code MISSING_DEPENDENCY}; never renamed
 * @param message what is wrong, for people
 * @param cure what to do
 */
public record PluginProblem(String id, String message, String cure) {

  /** Message and cure in one line. */
  public String describe() {
    return message + "; " + cure;
  }
}
