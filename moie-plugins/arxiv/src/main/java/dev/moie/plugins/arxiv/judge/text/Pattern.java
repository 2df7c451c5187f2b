package dev.moie.plugins.arxiv.judge.text;

import java.util.List;
import java.util.Optional;

/**
 * A sequence of words with alternatives and gaps. Matching takes time in proportion to the text and
 * to the pattern, whatever both are: the places that can be reached are the bits of one number.
 */
public final class Pattern {
  /** How many words a match may span at most. */
  static final int WIDEST = 60;

  /** A part of a pattern. */
  sealed interface Step {
    /** How many words it spans at most. */
    int longest();
  }

  /** Up to some words of any kind. */
  record Gap(int longest) implements Step {}

  /**
   * One of some words or phrases.
   *
   * @param optional whether it may be missing
   */
  record Words(WordList list, boolean optional) implements Step {
    @Override
    public int longest() {
      return list.longest();
    }
  }

  private final String source;
  private final List<Step> steps;

  Pattern(String source, List<Step> steps) {
    this.source = source;
    this.steps = List.copyOf(steps);
  }

  /** The shortest match that begins at a word. */
  public Optional<Span> at(List<Token> tokens, int start) {
    long reached = 1; // Bit n: the next step may begin n words after the start.
    for (Step step : steps) {
      reached = after(step, reached, tokens, start);
      if (reached == 0) {
        return Optional.empty();
      }
    }
    int length = Long.numberOfTrailingZeros(reached);
    return length == 0 ? Optional.empty() : Optional.of(new Span(start, start + length));
  }

  private static long after(Step step, long before, List<Token> tokens, int start) {
    if (step instanceof Gap gap) {
      long reached = before;
      for (int i = 0; i < gap.longest(); i++) {
        reached |= reached << 1;
      }
      return reached;
    }
    Words words = (Words) step;
    long reached = words.optional() ? before : 0;
    for (long left = before; left != 0; left &= left - 1) {
      int offset = Long.numberOfTrailingZeros(left);
      reached |= words.list().lengthsAt(tokens, start + offset) << offset;
    }
    return reached;
  }

  /** The first match that begins at a word or later. */
  public Optional<Span> first(List<Token> tokens, int from) {
    for (int i = from; i < tokens.size(); i++) {
      Optional<Span> span = at(tokens, i);
      if (span.isPresent()) {
        return span;
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return source;
  }
}
