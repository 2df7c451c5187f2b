package dev.moie.core.plugin;

import java.util.List;

/**
 * A command that a plugin adds to the program, as its index describes it.
 *
 * @param name the word behind {@code moie}
 * @param className the class that does it
 * @param summary one line for people
 * @param parameters what the words are that belong to no option; empty if it takes none
 * @param options the options that it declares
 */
public record CommandInfo(
    String name, String className, String summary, String parameters, List<Option> options) {

  public CommandInfo {
    options = List.copyOf(options);
  }

  /**
   * An option.
   *
   * @param name such as {@code --days}
   * @param doc one line for people
   * @param value what its value is called; empty if it takes none
   */
  public record Option(String name, String doc, String value) {}
}
