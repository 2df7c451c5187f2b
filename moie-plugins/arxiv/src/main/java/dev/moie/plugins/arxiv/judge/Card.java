package dev.moie.plugins.arxiv.judge;

import dev.moie.plugins.arxiv.judge.PaperText.Placed;
import dev.moie.plugins.arxiv.judge.profile.Facet;
import dev.moie.plugins.arxiv.judge.profile.Kind;
import dev.moie.plugins.arxiv.judge.profile.Profile;
import dev.moie.plugins.arxiv.judge.text.Pattern;
import dev.moie.plugins.arxiv.judge.text.Sentence;
import dev.moie.plugins.arxiv.judge.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a candidate claims, in its own words. Whether it is right nobody has looked at: the label is
 * always {@value #LABEL}.
 *
 * @param accepted where the abstract says what was expected, assumed or claimed before; empty if it
 *     cannot be quoted
 * @param inversion the sentence that speaks against it
 * @param kind in which respect
 * @param evidence the words that speak for it, the heaviest first
 * @param limits where the abstract says how far that holds; empty if it cannot be quoted
 */
public record Card(
    Optional<String> accepted,
    String inversion,
    Kind kind,
    List<String> evidence,
    Optional<String> limits) {
  /** What is known of every card's claim. */
  public static final String LABEL = "candidate";

  private static final int MOST_EVIDENCE = 4;

  /** Copies the list. */
  public Card {
    evidence = List.copyOf(evidence);
  }

  /** Makes a paper's card; empty if nothing in it speaks for a reversed claim. */
  public static Optional<Card> of(Profile profile, PaperText text, Judgement judgement) {
    List<Term> terms =
        judgement.terms().stream().filter(term -> term.cue().facet() == Facet.CLAIM).toList();
    if (terms.isEmpty()) {
      return Optional.empty();
    }
    String inversion = terms.get(0).sentence();
    List<Placed> sentences = text.sentences();
    return Optional.of(
        new Card(
            accepted(profile, sentences, inversion),
            inversion,
            terms.get(0).cue().kind(),
            terms.stream().map(Term::matched).distinct().limit(MOST_EVIDENCE).toList(),
            quote(profile.rules().limits(), sentences, inversion).map(Sentence::quote)));
  }

  /** The sentence that it points back to, else a clause of its own, or another sentence. */
  private static Optional<String> accepted(
      Profile profile, List<Placed> sentences, String inversion) {
    Optional<Sentence> before = pointedTo(profile, sentences, inversion);
    if (before.isPresent()) {
      return before.map(Sentence::quote);
    }
    for (Placed placed : sentences) {
      if (placed.sentence().quote().equals(inversion)) {
        for (Pattern pattern : profile.rules().accepted()) {
          Optional<Span> span = pattern.first(placed.sentence().tokens(), 0);
          if (span.isPresent()) {
            return Optional.of(placed.sentence().quote(clause(placed.sentence(), span.get())));
          }
        }
      }
    }
    return quote(profile.rules().accepted(), sentences, inversion).map(Sentence::quote);
  }

  /** "Contrary to this expectation" says nothing without the sentence before it. */
  private static Optional<Sentence> pointedTo(
      Profile profile, List<Placed> sentences, String inversion) {
    for (int i = 1; i < sentences.size(); i++) {
      Sentence sentence = sentences.get(i).sentence();
      if (sentence.quote().equals(inversion)
          && !sentences.get(i).inTitle()
          && !sentences.get(i - 1).inTitle()
          && profile.rules().pointsBack().stream()
              .anyMatch(pattern -> pattern.first(sentence.tokens(), 0).isPresent())) {
        return Optional.of(sentences.get(i - 1).sentence());
      }
    }
    return Optional.empty();
  }

  /** From the comma before some words to the one after them. */
  private static Span clause(Sentence sentence, Span span) {
    int from = span.from();
    while (from > 0 && !sentence.tokens().get(from).afterBreak()) {
      from--;
    }
    int to = span.to();
    while (to < sentence.tokens().size() && !sentence.tokens().get(to).afterBreak()) {
      to++;
    }
    return new Span(from, to);
  }

  private static Optional<Sentence> quote(
      List<Pattern> patterns, List<Placed> sentences, String otherThan) {
    List<Sentence> others = new ArrayList<>();
    for (Placed placed : sentences) {
      if (!placed.inTitle() && !placed.sentence().quote().equals(otherThan)) {
        others.add(placed.sentence());
      }
    }
    for (Pattern pattern : patterns) {
      for (Sentence sentence : others) {
        if (pattern.first(sentence.tokens(), 0).isPresent()) {
          return Optional.of(sentence);
        }
      }
    }
    return Optional.empty();
  }
}
