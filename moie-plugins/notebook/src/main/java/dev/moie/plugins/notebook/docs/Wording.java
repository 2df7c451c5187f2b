package dev.moie.plugins.notebook.docs;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** How people write names and statuses of phases and jobs. */
final class Wording {
  private static final Pattern MARKS =
      Pattern.compile(
          "\u201a\u00fa\u00d6|\u00fc\u00ee\u00d1|[*_`#|]|[^\\p{ASCII}\\p{L}]+|(?<=\\s)\\[[ xX]]");

  /** In this order: what is not completed is no longer completed. The last are read wrongly. */
  private static final List<Map.Entry<String, String>> PHASES =
      List.of(
          Map.entry(
              "\\bnot (?:yet )?(?:complete|done|started)|\\block(?:ed)?\\b|\ud83d\udd12", "locked"),
          Map.entry(
              "\\bactive\\b|\\bin progress\\b|\\bcyclic\\b|\ud83d\udd04|\u00fc\u00ee\u00d1",
              "active"),
          Map.entry("\\bcompleted?\\b|\\bdone\\b|\u2705|\u201a\u00fa\u00d6", "completed"));

  private static final List<Map.Entry<String, String>> JOBS =
      List.of(
          Map.entry("\\bcyclic\\b|\ud83d\udd04|\u00fc\u00ee\u00d1", "cyclic"),
          Map.entry(
              "^\\[ ]|\\bpending\\b|\\bnot (?:yet )?(?:complete|done)|\\bopen\\b|\u23f3",
              "pending"),
          Map.entry("^\\[x]|\\bcompleted?\\b|\\bdone\\b|\u2705|\u201a\u00fa\u00d6", "completed"));

  private Wording() {}

  /** Without marks, emphasis and cells behind. */
  static String plain(String text) {
    String cell = text.contains("|") ? text.substring(0, text.indexOf('|')) : text;
    return MARKS.matcher(cell).replaceAll(" ").replaceAll("\\s+", " ").strip();
  }

  /** Whether a name is another, or its beginning without what stands in brackets. */
  static boolean same(String written, String name) {
    String one = key(written);
    return !one.isEmpty()
        && (one.equals(key(name)) || one.equals(key(name.replaceAll("\\s*\\(.*", ""))));
  }

  /** Whether a text begins with a title. */
  static boolean names(String text, String title) {
    return key(plain(text)).startsWith(key(title)) || key(text).startsWith(key(title));
  }

  private static String key(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }

  /** Whether a name is written in capitals, up to what stands in brackets. */
  static boolean capitals(String name) {
    String word = name.replaceAll("\\(.*", "");
    return word.matches(".*\\p{Lu}{3}.*") && word.equals(word.toUpperCase(Locale.ROOT));
  }

  static Optional<String> phaseStatus(String text) {
    return first(PHASES, text);
  }

  static Optional<String> jobStatus(String text) {
    return first(JOBS, text);
  }

  private static Optional<String> first(List<Map.Entry<String, String>> words, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return words.stream()
        .filter(
            each ->
                Pattern.compile(each.getKey(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                    .matcher(lower)
                    .find())
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
