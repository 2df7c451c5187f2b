package dev.moie.plugins.arxiv.judge.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Takes a text apart into words: those with hyphens into their parts, a decimal number stays whole,
 * the signs of LaTeX are passed over, and so is the {@code 's} of a possessive.
 */
public final class Tokens {
  private static final String BREAKS = ",;:()[]";
  private static final String APOSTROPHES = "'\u2019";

  private Tokens() {}

  /** The words of a part of a text, in their order. */
  public static List<Token> of(String text, int from, int to) {
    List<Token> tokens = new ArrayList<>();
    boolean afterBreak = false;
    int i = from;
    while (i < to) {
      char c = text.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        int end = end(text, i, to);
        String word = text.substring(i, end).toLowerCase(Locale.ROOT);
        tokens.add(new Token(withoutPossessive(word), i, end, afterBreak));
        afterBreak = false;
        i = end;
      } else {
        afterBreak |= BREAKS.indexOf(c) >= 0;
        i++;
      }
    }
    return tokens;
  }

  private static int end(String text, int start, int to) {
    int i = start + 1;
    while (i < to) {
      char c = text.charAt(i);
      boolean inside =
          Character.isLetterOrDigit(c)
              || Character.getType(c) == Character.NON_SPACING_MARK
              || joins(text, i, to);
      if (!inside) {
        return i;
      }
      i++;
    }
    return to;
  }

  /** Whether a sign stands inside a word or a number, as in "can't" and "0.5". */
  private static boolean joins(String text, int i, int to) {
    if (i + 1 >= to) {
      return false;
    }
    char before = text.charAt(i - 1);
    char after = text.charAt(i + 1);
    return text.charAt(i) == '.'
        ? Character.isDigit(before) && Character.isDigit(after)
        : APOSTROPHES.indexOf(text.charAt(i)) >= 0
            && Character.isLetter(before)
            && Character.isLetter(after);
  }

  private static String withoutPossessive(String word) {
    int at = word.length() - 2;
    return at > 0 && word.endsWith("s") && APOSTROPHES.indexOf(word.charAt(at)) >= 0
        ? word.substring(0, at)
        : word.replace('\u2019', '\'');
  }
}
