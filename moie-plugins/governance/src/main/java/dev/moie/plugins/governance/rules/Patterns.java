package dev.moie.plugins.governance.rules;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Patterns with {@code *}, each for a whole text.
 *
 * @param written as they stand in the file
 * @param wild what a {@code *} stands for, as a regular expression; {@code **} always stands for
 *     anything
 */
record Patterns(List<String> written, String wild) {
  /** Any text. */
  static final String ANYTHING = "(?s:.*)";

  /** Any text within one folder of a path. */
  static final String ONE_FOLDER = "[^/]*";

  /**
   * Any text that cannot make a shell do something more: what allows "make *" shall not allow "make
   * x; rm -r y".
   */
  static final String NO_SHELL = "[^;&|<>$`(){}\\r\\n\\\\]*";

  Patterns {
    written = List.copyOf(written);
  }

  /** The first pattern that fits a text. */
  Optional<String> matching(String text) {
    return written.stream().filter(each -> compiled(each).matcher(text).matches()).findFirst();
  }

  private Pattern compiled(String pattern) {
    StringBuilder regex = new StringBuilder();
    int i = 0;
    while (i < pattern.length()) {
      boolean two = pattern.startsWith("**", i);
      if (two) {
        regex.append(ANYTHING);
      } else if (pattern.charAt(i) == '*') {
        regex.append(wild);
      } else {
        regex.append(Pattern.quote(pattern.substring(i, i + 1)));
      }
      i += two ? 2 : 1;
    }
    return Pattern.compile(regex.toString());
  }
}
