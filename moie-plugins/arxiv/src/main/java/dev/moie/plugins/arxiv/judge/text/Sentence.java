package dev.moie.plugins.arxiv.judge.text;

import java.util.List;

/**
 * A sentence of a text.
 *
 * @param text the whole text that it is taken from
 * @param start where it begins
 * @param end where it ends, exclusive
 * @param tokens its words
 */
public record Sentence(String text, int start, int end, List<Token> tokens) {

  /** Copies the list. */
  public Sentence {
    tokens = List.copyOf(tokens);
  }

  /** What it says, as it stands in the text. */
  public String quote() {
    return text.substring(start, end);
  }

  /** Some of its words, and what stands between them. */
  public String quote(Span span) {
    return text.substring(tokens.get(span.from()).start(), tokens.get(span.to() - 1).end());
  }
}
