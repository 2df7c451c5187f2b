package dev.moie.plugins.arxiv.judge;

import dev.moie.plugins.arxiv.judge.PaperText.Placed;
import dev.moie.plugins.arxiv.judge.profile.Cue;
import dev.moie.plugins.arxiv.judge.profile.Facet;
import dev.moie.plugins.arxiv.judge.profile.Profile;
import dev.moie.plugins.arxiv.judge.profile.Rules;
import dev.moie.plugins.arxiv.judge.profile.Weights;
import dev.moie.plugins.arxiv.judge.text.Pattern;
import dev.moie.plugins.arxiv.judge.text.Sentence;
import dev.moie.plugins.arxiv.judge.text.Span;
import dev.moie.plugins.arxiv.judge.text.WordList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Judges papers by a profile's cues. The same text and profile give the same judgement always.
 *
 * <p>Each cue counts once, where it weighs most. A facet's score is {@code 1 - (1 - w1)(1 - w2)...}
 * over its cues, so that more of them bring it nearer to 1 and never above. Thread-safe.
 */
public final class Judge {
  /** No single cue makes a facet certain. */
  private static final double HEAVIEST = 0.95;

  /** How far away from a cue the words that exclude it count. */
  private static final int NEAR = 5;

  private final Profile profile;

  /** Judges by a profile. */
  public Judge(Profile profile) {
    this.profile = profile;
  }

  /** Judges a paper by its text alone. */
  public Judgement judge(PaperText text) {
    return judge(text, 0, 0);
  }

  /**
   * Judges a paper.
   *
   * @param relevance as {@link DayRelevance} has it, from 0 to 1
   * @param similarity as {@link SeedSimilarity} has it, from 0 to 1
   */
  public Judgement judge(PaperText text, double relevance, double similarity) {
    List<Term> terms = terms(text);
    Map<Facet, Double> facets = new EnumMap<>(Facet.class);
    Weights weights = profile.weights();
    double sum = weights.relevance() * relevance + weights.similarity() * similarity;
    for (Facet facet : Facet.values()) {
      double missing = 1;
      for (Term term : terms) {
        missing *= term.cue().facet() == facet ? 1 - term.weight() : 1;
      }
      facets.put(facet, 1 - missing);
      sum += weights.of(facet) * (1 - missing);
    }
    return new Judgement(sum / weights.divisor(), facets, relevance, similarity, 0, terms);
  }

  /** The cues that a text has, by name. */
  public Set<String> cues(PaperText text) {
    Set<String> cues = new TreeSet<>();
    terms(text).forEach(term -> cues.add(term.cue().id()));
    return cues;
  }

  private List<Term> terms(PaperText text) {
    Map<String, Term> best = new LinkedHashMap<>();
    for (Placed placed : text.sentences()) {
      double factor = factor(placed);
      for (Cue cue : profile.cues()) {
        term(cue, placed.sentence(), factor)
            .ifPresent(
                term ->
                    best.merge(
                        cue.id(),
                        term,
                        (first, next) -> next.weight() > first.weight() ? next : first));
      }
    }
    List<Term> terms = new ArrayList<>(best.values());
    terms.sort(
        Comparator.comparingDouble(Term::weight).reversed().thenComparing(term -> term.cue().id()));
    return terms;
  }

  private double factor(Placed placed) {
    Rules rules = profile.rules();
    if (placed.inTitle()) {
      return rules.title();
    }
    double factor = placed.ending() ? rules.ending() : 1;
    for (Pattern claim : rules.claims()) {
      if (claim.first(placed.sentence().tokens(), 0).isPresent()) {
        return Math.max(factor, rules.claim());
      }
    }
    return factor;
  }

  private Optional<Term> term(Cue cue, Sentence sentence, double factor) {
    Optional<Term> best = Optional.empty();
    Optional<Span> span = cue.pattern().first(sentence.tokens(), 0);
    while (span.isPresent()) {
      Span found = span.get();
      if (counts(cue, sentence, found)) {
        boolean hedged = isBefore(sentence, found, profile.rules().hedges());
        double weight =
            Math.min(HEAVIEST, cue.weight() * factor * (hedged ? profile.rules().hedged() : 1));
        if (weight > best.map(Term::weight).orElse(0.0)) {
          best = Optional.of(new Term(cue, weight, sentence.quote(), sentence.quote(found)));
        }
        if (!hedged) {
          return best; // It cannot weigh more further on.
        }
      }
      span = cue.pattern().first(sentence.tokens(), found.from() + 1);
    }
    return best;
  }

  private boolean counts(Cue cue, Sentence sentence, Span found) {
    int within = cue.within();
    return (cue.needs().isEmpty()
            || cue.needs().occurs(sentence.tokens(), found.from() - within, found.to() + within))
        && !cue.notNear().occurs(sentence.tokens(), found.from() - NEAR, found.to() + NEAR)
        && !(cue.negatable() && isBefore(sentence, found, profile.rules().negations()));
  }

  /** Whether one of some words stands just before, with no comma between. */
  private boolean isBefore(Sentence sentence, Span found, WordList words) {
    int from = found.from();
    while (from > 0
        && from > found.from() - profile.rules().before()
        && !sentence.tokens().get(from).afterBreak()) {
      from--;
    }
    return words.occurs(sentence.tokens(), from, found.from());
  }
}
