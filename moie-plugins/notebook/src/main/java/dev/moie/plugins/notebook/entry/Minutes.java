package dev.moie.plugins.notebook.entry;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of minutes in a text, such as "45 minutes" or "1-2 hours", of which the larger one. */
final class Minutes {
  private static final Pattern TIME =
      Pattern.compile(
          "(?:(\\d{1,5})\\s*[-\\u2013]\\s*)?(\\d{1,5})\\s*(min(?:ute)?s?|h(?:our)?s?)\\b",
          Pattern.CASE_INSENSITIVE);

  private Minutes() {}

  static OptionalInt in(String text) {
    Matcher found = TIME.matcher(text);
    if (!found.find()) {
      return OptionalInt.empty();
    }
    int number = Integer.parseInt(found.group(2));
    boolean hours = found.group(3).startsWith("h") || found.group(3).startsWith("H");
    return OptionalInt.of(hours ? number * 60 : number);
  }
}
