package dev.moie.plugins.arxiv.judge.profile;

/**
 * How much each term counts in the score; none is negative.
 *
 * @param claim of {@link Facet#CLAIM}
 * @param physical of {@link Facet#PHYSICAL}
 * @param inverse of {@link Facet#INVERSE}
 * @param relevance of the place among the day's papers for the profile's query
 * @param similarity of the likeness to papers that were liked
 */
public record Weights(
    double claim, double physical, double inverse, double relevance, double similarity) {

  /** The weight of a facet. */
  public double of(Facet facet) {
    return switch (facet) {
      case CLAIM -> claim;
      case PHYSICAL -> physical;
      case INVERSE -> inverse;
    };
  }

  /** What the terms are divided by, so that no score is above 1. */
  public double divisor() {
    return Math.max(1, claim + physical + inverse + relevance + similarity);
  }
}
