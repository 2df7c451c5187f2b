package dev.moie.plugins.arxiv.judge;

import dev.moie.plugins.arxiv.judge.profile.Facet;
import java.util.List;
import java.util.Map;

/**
 * What a profile says of a paper, and why. All scores are from 0 to 1.
 *
 * @param score of all together
 * @param facets of each facet by itself
 * @param relevance for the profile's query, as the place among the day's papers
 * @param similarity to what the profile says is liked
 * @param taste how the score was moved by what a person said of other papers; may be negative
 * @param terms what the facets rest on, the heaviest first
 */
public record Judgement(
    double score,
    Map<Facet, Double> facets,
    double relevance,
    double similarity,
    double taste,
    List<Term> terms) {

  /** Copies the collections. */
  public Judgement {
    facets = Map.copyOf(facets);
    terms = List.copyOf(terms);
  }

  /**
   * The judgement after what a person said of other papers.
   *
   * @param taste from -1 to 1
   */
  public Judgement moved(double taste) {
    double moved = Math.max(0, Math.min(1, score + Taste.WEIGHT * taste));
    return new Judgement(moved, facets, relevance, similarity, moved - score, terms);
  }

  /** The score of a facet. */
  public double facet(Facet facet) {
    return facets.getOrDefault(facet, 0.0);
  }
}
