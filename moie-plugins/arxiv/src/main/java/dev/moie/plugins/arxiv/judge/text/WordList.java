package dev.moie.plugins.arxiv.judge.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Words and phrases of which any may stand at a place: {@code law}, {@code violat*}, {@code rule
 * out}.
 */
public final class WordList {
  private final Set<String> words = new HashSet<>();
  private final List<String> beginnings = new ArrayList<>();
  private final List<List<String>> phrases = new ArrayList<>();
  private int longest;

  /** Adds a phrase of at least one word; a {@code *} at a word's end stands for any ending. */
  void add(List<String> phrase) {
    longest = Math.max(longest, phrase.size());
    if (phrase.size() > 1) {
      phrases.add(List.copyOf(phrase));
    } else if (phrase.get(0).endsWith("*")) {
      beginnings.add(withoutStar(phrase.get(0)));
    } else {
      words.add(phrase.get(0));
    }
  }

  void addAll(WordList other) {
    longest = Math.max(longest, other.longest);
    words.addAll(other.words);
    beginnings.addAll(other.beginnings);
    phrases.addAll(other.phrases);
  }

  /** Whether there is nothing in it. */
  public boolean isEmpty() {
    return longest == 0;
  }

  /** How many words its longest phrase has. */
  int longest() {
    return longest;
  }

  private static String withoutStar(String word) {
    return word.substring(0, word.length() - 1);
  }

  /** The lengths of what stands at a place, as bits: bit 2 for a phrase of two words. */
  long lengthsAt(List<Token> tokens, int at) {
    if (at >= tokens.size()) {
      return 0;
    }
    String word = tokens.get(at).word();
    long lengths = words.contains(word) || begins(word) ? 1L << 1 : 0;
    for (List<String> phrase : phrases) {
      if (isAt(phrase, tokens, at)) {
        lengths |= 1L << phrase.size();
      }
    }
    return lengths;
  }

  private boolean begins(String word) {
    for (String beginning : beginnings) {
      if (word.startsWith(beginning)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAt(List<String> phrase, List<Token> tokens, int at) {
    if (at + phrase.size() > tokens.size()) {
      return false;
    }
    for (int i = 0; i < phrase.size(); i++) {
      String wanted = phrase.get(i);
      String word = tokens.get(at + i).word();
      boolean same =
          wanted.endsWith("*") ? word.startsWith(withoutStar(wanted)) : word.equals(wanted);
      if (!same) {
        return false;
      }
    }
    return true;
  }

  /** Whether any of it begins between two places of a sentence; places outside are allowed. */
  public boolean occurs(List<Token> tokens, int from, int to) {
    for (int i = Math.max(0, from); i < Math.min(tokens.size(), to); i++) {
      if (lengthsAt(tokens, i) != 0) {
        return true;
      }
    }
    return false;
  }
}
