package dev.moie.plugins.verify;

import dev.moie.api.config.Default;
import dev.moie.api.config.Doc;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Configures {@link TextVerifier}.
 *
 * @param path which file
 * @param contains the text to find
 * @param matches the pattern to find
 * @param absent whether it must not be found
 */
public record TextConfig(
    @Doc("Text file; relative ones are taken from the workspace") String path,
    @Doc("Text to find in a line, literally; give this or matches") Optional<String> contains,
    @Doc("Regular expression to find in a line; give this or contains") Optional<String> matches,
    @Doc("Whether it must not be found") @Default("false") boolean absent) {

  /** Checks what the schema cannot say. */
  public TextConfig {
    if (contains.isPresent() == matches.isPresent()) {
      throw new IllegalArgumentException("give either contains or matches, and not both");
    }
    matches.ifPresent(TextConfig::compile);
  }

  private static Pattern compile(String regex) {
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "matches is no regular expression: " + e.getDescription() + " at " + e.getIndex());
    }
  }

  /** The pattern to find. */
  Pattern pattern() {
    return matches
        .map(TextConfig::compile)
        .orElseGet(() -> Pattern.compile(contains.orElseThrow(), Pattern.LITERAL));
  }
}
