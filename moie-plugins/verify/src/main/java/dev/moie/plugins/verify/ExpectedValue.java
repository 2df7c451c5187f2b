package dev.moie.plugins.verify;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.moie.api.Verification;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What the value at a pointer is to be.
 *
 * @param equals what it is to be, compared as text
 * @param matches what the whole of it is to match
 * @param exists whether there is to be one at all
 */
record ExpectedValue(Optional<String> equals, Optional<String> matches, boolean exists) {

  /**
   * Refuses what cannot be meant.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  void check(String pointer) {
    try {
      JsonPointer.compile(pointer);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "pointer is no JSON pointer: it is empty or begins with a slash, such as /meta/version");
    }
    if (equals.isPresent() && matches.isPresent()) {
      throw new IllegalArgumentException("give either equals or matches, and not both");
    }
    if (!exists && (equals.isPresent() || matches.isPresent())) {
      throw new IllegalArgumentException("a value that is not to exist cannot be compared");
    }
    try {
      matches.ifPresent(Pattern::compile);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "matches is no regular expression: " + e.getDescription() + " at " + e.getIndex());
    }
  }

  /** Whether a value is as expected. */
  Verification of(JsonNode value, String pointer, Path path) {
    String where = "the value at " + pointer + " of " + path;
    if (value.isMissingNode()) {
      String none = "there is no value at " + pointer + " of " + path;
      return exists ? Verification.notVerified(none) : Verification.verified(none);
    }
    if (!exists) {
      return Verification.notVerified(where + " exists");
    }
    return compare(where, value.isValueNode() ? value.asText() : value.toString());
  }

  private Verification compare(String where, String actual) {
    String shown = actual.length() <= 100 ? actual : actual.substring(0, 100) + "…";
    if (equals.isPresent() && !equals.get().equals(actual)) {
      return Verification.notVerified(
          where + " is \"" + shown + "\", not \"" + equals.get() + "\"");
    }
    if (matches.isPresent() && !Pattern.matches(matches.get(), new Interruptible(actual))) {
      return Verification.notVerified(
          where + " is \"" + shown + "\", which does not match " + matches.get());
    }
    return Verification.verified(where + " is \"" + shown + "\"");
  }
}
