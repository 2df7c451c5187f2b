package dev.moie.plugins.arxiv;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The identifier in an entry's address. The version is what follows the last {@code v} at the very
 * end: old identifiers such as {@code solv-int/9701001} have that letter in their names.
 */
record PaperId(String id, int version) {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "https?://arxiv\\.org/abs/([a-z-]+(?:\\.[A-Z]{2})?/\\d{7}|\\d{4}\\.\\d{4,5})(?:v(\\d{1,4}))?");

  static Optional<PaperId> of(String address) {
    Matcher matcher = ADDRESS.matcher(address.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String id = matcher.group(1).replaceFirst("\\.[A-Z]{2}/", "/");
    int version = matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2));
    return Optional.of(new PaperId(id, version));
  }
}
