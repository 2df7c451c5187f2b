package ${package};

import dev.moie.api.config.Default;
import dev.moie.api.config.Doc;

/**
 * Configures the verification and the action alike, so that the two can never mean different files.
 *
 * @param path which file
 * @param name who is greeted
 * @param greeting how
 */
public record GreetingConfig(
    @Doc("File inside the workspace; missing folders are made") String path,
    @Doc("Who is greeted") String name,
    @Doc("The word before the name") @Default("Hello") String greeting) {

  /** Checks what the types cannot say. People read the message. */
  public GreetingConfig {
    if (name.isBlank()) {
      throw new IllegalArgumentException("name has to be the name of somebody");
    }
  }

  String line() {
    return greeting + ", " + name + "!\n";
  }
}
