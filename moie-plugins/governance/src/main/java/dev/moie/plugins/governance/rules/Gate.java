package dev.moie.plugins.governance.rules;

import java.util.Optional;

/**
 * What may be and what may not, of one kind of thing.
 *
 * @param section its name in the file
 * @param noun what it is about, for people
 * @param allow what may be
 * @param deny what may not, whatever {@code allow} says
 * @param closed whether what no pattern of {@code allow} fits is denied
 */
record Gate(String section, String noun, Patterns allow, Patterns deny, boolean closed) {

  /** Why something may not be; empty if it may. */
  Optional<String> refusal(String value) {
    Optional<String> denied = deny.matching(value);
    if (denied.isPresent()) {
      return Optional.of(
          noun
              + " "
              + Problems.quoted(value)
              + " is denied by "
              + section
              + ".deny "
              + Problems.quoted(denied.get()));
    }
    return closed && allow.matching(value).isEmpty()
        ? Optional.of(noun + " " + Problems.quoted(value) + " is not in " + section + ".allow")
        : Optional.empty();
  }
}
