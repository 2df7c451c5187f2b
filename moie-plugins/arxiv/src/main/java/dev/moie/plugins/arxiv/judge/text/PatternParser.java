package dev.moie.plugins.arxiv.judge.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads patterns: words; {@code violat*} for any ending; {@code (no|not|rule out)} for either, with
 * a {@code ?} behind it if it may be missing; {@code ..3} for up to three words of any kind; {@code
 * @name} for any of a list of words.
 */
public final class PatternParser {
  private static final int LONGEST_GAP = 12;
  private static final int LONGEST_TEXT = 1000;

  private final Map<String, WordList> lists = new LinkedHashMap<>();

  /** Defines a list of words for what is read afterwards. */
  public void define(String name, WordList words) {
    lists.put(name, words);
  }

  /**
   * Reads a list of words, phrases and {@code @names}.
   *
   * @throws IllegalArgumentException if an entry cannot be understood; says what to do
   */
  public WordList words(List<String> entries) {
    WordList words = new WordList();
    entries.forEach(entry -> addTo(words, entry));
    return words;
  }

  private void addTo(WordList words, String entry) {
    String text = entry.strip();
    if (text.startsWith("@")) {
      WordList list = lists.get(text.substring(1));
      if (list == null) {
        throw new IllegalArgumentException(
            "there is no list \"" + text.substring(1) + "\" above it; define it under \"words\"");
      }
      words.addAll(list);
      return;
    }
    if (text.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException("is longer than " + LONGEST_TEXT + " characters");
    }
    List<String> phrase = new ArrayList<>();
    for (String part : text.toLowerCase(Locale.ROOT).split("[\\s-]+", -1)) {
      if (!part.matches("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}'.]*\\*?")) {
        throw new IllegalArgumentException(
            "\"" + part + "\" is no word; a word has letters and digits, and may end with *");
      }
      phrase.add(part);
    }
    if (phrase.size() > 8) {
      throw new IllegalArgumentException("\"" + text + "\" has more than 8 words");
    }
    words.add(phrase);
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException if it cannot be understood; says what to do
   */
  public Pattern pattern(String source) {
    if (source.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException("is longer than " + LONGEST_TEXT + " characters");
    }
    List<Pattern.Step> steps = new ArrayList<>();
    int i = 0;
    while (i < source.length()) {
      char c = source.charAt(i);
      if (Character.isWhitespace(c) || c == '-') {
        i++;
      } else if (c == '(') {
        int close = source.indexOf(')', i);
        if (close < 0) {
          throw new IllegalArgumentException("has a ( without a ) behind it");
        }
        boolean optional = close + 1 < source.length() && source.charAt(close + 1) == '?';
        steps.add(
            new Pattern.Words(
                words(List.of(source.substring(i + 1, close).split("\\|", -1))), optional));
        i = close + (optional ? 2 : 1);
      } else {
        int end = i;
        while (end < source.length() && " \t\n-(".indexOf(source.charAt(end)) < 0) {
          end++;
        }
        steps.add(step(source.substring(i, end)));
        i = end;
      }
    }
    check(steps);
    return new Pattern(source, steps);
  }

  private Pattern.Step step(String text) {
    if (!text.startsWith("..")) {
      return new Pattern.Words(words(List.of(text)), false);
    }
    if (!text.matches("\\.\\.[1-9][0-9]?") || Integer.parseInt(text.substring(2)) > LONGEST_GAP) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no gap; write ..1 to .." + LONGEST_GAP);
    }
    return new Pattern.Gap(Integer.parseInt(text.substring(2)));
  }

  private static void check(List<Pattern.Step> steps) {
    boolean begins =
        !steps.isEmpty() && steps.get(0) instanceof Pattern.Words words && !words.optional();
    if (!begins) {
      throw new IllegalArgumentException("has to begin with a word that is not optional");
    }
    if (steps.get(steps.size() - 1) instanceof Pattern.Gap) {
      throw new IllegalArgumentException("ends with a gap; let it end with a word");
    }
    if (steps.stream().mapToInt(Pattern.Step::longest).sum() > Pattern.WIDEST) {
      throw new IllegalArgumentException(
          "spans more than " + Pattern.WIDEST + " words; make it shorter");
    }
  }
}
