package dev.moie.plugins.arxiv.judge.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Takes an abstract apart into sentences. A full stop ends none in "e.g.", "et al.", "Phys. Rev.",
 * "E. Witten" or "8.5", nor where a small letter follows.
 */
public final class Sentences {
  /** Where no end is found for so long, as in no real sentence, it is cut between two words. */
  static final int LONGEST = 1500;

  private static final String ENDS = ".?!";
  private static final String CLOSING = "\"')]}$*\u201d\u2019";

  /** Behind these, a full stop belongs to the word. */
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "e.g",
          "i.e",
          "cf",
          "vs",
          "viz",
          "resp",
          "approx",
          "ca",
          "eq",
          "eqs",
          "fig",
          "figs",
          "ref",
          "refs",
          "sec",
          "sect",
          "no",
          "nos",
          "vol",
          "dr",
          "prof",
          "st",
          "mt",
          "phys",
          "rev",
          "lett",
          "appl",
          "astron",
          "astrophys",
          "math",
          "nat",
          "nucl",
          "sci",
          "soc",
          "mon",
          "not",
          "roy",
          "proc",
          "jr",
          "sr",
          "inc",
          "univ",
          "dept",
          "arxiv",
          "chem",
          "mod",
          "int",
          "ann",
          "comm",
          "commun",
          "gen",
          "rel",
          "grav",
          "class",
          "quant",
          "lat");

  /** These too, unless a new sentence obviously begins. */
  private static final Set<String> OFTEN_LAST = Set.of("al", "etc", "no", "not", "class", "int");

  private static final Set<String> OPENERS =
      Set.of(
          "a",
          "all",
          "although",
          "an",
          "as",
          "at",
          "both",
          "by",
          "finally",
          "for",
          "from",
          "further",
          "furthermore",
          "hence",
          "here",
          "however",
          "if",
          "in",
          "it",
          "its",
          "moreover",
          "no",
          "on",
          "our",
          "since",
          "some",
          "such",
          "that",
          "the",
          "their",
          "then",
          "there",
          "therefore",
          "these",
          "they",
          "this",
          "those",
          "thus",
          "to",
          "under",
          "using",
          "we",
          "when",
          "where",
          "while",
          "with");

  private Sentences() {}

  /** The sentences, in their order; empty if there is no word in the text. */
  public static List<Sentence> of(String text) {
    List<Sentence> sentences = new ArrayList<>();
    int start = 0;
    int space = -1;
    for (int i = 0; i < text.length(); i++) {
      if (Character.isWhitespace(text.charAt(i))) {
        space = i;
      }
      int end = -1;
      if (ENDS.indexOf(text.charAt(i)) >= 0) {
        end = endAt(text, start, i);
      } else if (i - start >= LONGEST) {
        end = space > start ? space : i;
      }
      if (end > start) {
        add(text, start, end, sentences);
        start = end;
        i = Math.max(i, end - 1);
      }
    }
    add(text, start, text.length(), sentences);
    return List.copyOf(sentences);
  }

  private static void add(String text, int from, int to, List<Sentence> sentences) {
    int start = from;
    int end = to;
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    List<Token> tokens = Tokens.of(text, start, end);
    if (!tokens.isEmpty()) {
      sentences.add(new Sentence(text, start, end, tokens));
    }
  }

  /** Where the sentence ends that may end with the sign at a place; -1 if it does not. */
  private static int endAt(String text, int start, int sign) {
    int end = sign + 1;
    while (end < text.length() && end < sign + 4 && CLOSING.indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    if (end == text.length()) {
      return end;
    }
    if (!Character.isWhitespace(text.charAt(end))) {
      return -1;
    }
    int next = end;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    if (next == text.length() || text.charAt(sign) != '.') {
      return end;
    }
    if (Character.isLowerCase(text.charAt(next))) {
      return -1;
    }
    String before = wordBefore(text, start, sign);
    boolean belongs =
        ABBREVIATIONS.contains(before)
            || OFTEN_LAST.contains(before)
            || (before.length() == 1 && Character.isUpperCase(text.charAt(sign - 1)));
    boolean opens = OPENERS.contains(wordAt(text, next));
    boolean surely = ABBREVIATIONS.contains(before) && !OFTEN_LAST.contains(before);
    return belongs && (surely || !opens) ? -1 : end;
  }

  private static String wordBefore(String text, int start, int sign) {
    int from = sign;
    while (from > start && sign - from < 12 && isOfWord(text.charAt(from - 1))) {
      from--;
    }
    return text.substring(from, sign).toLowerCase(Locale.ROOT);
  }

  private static boolean isOfWord(char c) {
    return Character.isLetterOrDigit(c) || c == '.';
  }

  private static String wordAt(String text, int from) {
    int to = from;
    while (to < text.length() && to - from < 14 && Character.isLetter(text.charAt(to))) {
      to++;
    }
    return text.substring(from, to).toLowerCase(Locale.ROOT);
  }
}
