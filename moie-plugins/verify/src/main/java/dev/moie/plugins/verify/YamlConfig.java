package dev.moie.plugins.verify;

import dev.moie.api.config.Default;
import dev.moie.api.config.Doc;
import java.util.Optional;

/**
 * Configures {@link YamlVerifier}.
 *
 * @param path which file
 * @param pointer which value in it
 * @param equals what the value is to be
 * @param matches what the value is to match
 * @param exists whether there is to be a value at all
 */
public record YamlConfig(
    @Doc("YAML file; relative ones are taken from the workspace") String path,
    @Doc("RFC 6901 pointer to a value, such as /reasoning_core/model") String pointer,
    @Doc("What the value has to be, compared as text") Optional<String> equals,
    @Doc("Regular expression that the whole value has to match") Optional<String> matches,
    @Doc("Whether there has to be a value; false holds if there is none") @Default("true")
        boolean exists) {

  /** Checks what the schema cannot say. */
  public YamlConfig {
    new ExpectedValue(equals, matches, exists).check(pointer);
  }

  ExpectedValue expected() {
    return new ExpectedValue(equals, matches, exists);
  }
}
