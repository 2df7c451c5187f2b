package dev.moie.plugins.arxiv.judge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Chooses among more candidates than are listed by maximal marginal relevance (Carbonell and
 * Goldstein, 1998): what scores well, and is unlike what was chosen before it.
 */
final class Diversity {
  /** How much the score counts; the rest is unlikeness. */
  private static final double SCORE = 0.7;

  /** Only so many of the best are compared with each other. */
  private static final int POOL = 300;

  private Diversity() {}

  /**
   * Chooses.
   *
   * @param candidates the best first
   * @param most how many; those by authors who are followed are chosen before all others
   */
  static List<Candidate> choose(List<Candidate> candidates, int most) throws IOException {
    if (candidates.size() <= most) {
      return candidates;
    }
    if (most >= POOL) {
      return candidates.subList(0, most);
    }
    List<Candidate> chosen = new ArrayList<>();
    List<Candidate> pool = new ArrayList<>();
    for (Candidate candidate : candidates.subList(0, Math.min(POOL, candidates.size()))) {
      (candidate.followed() ? chosen : pool).add(candidate);
    }
    if (chosen.size() >= most) {
      return candidates.subList(0, most);
    }
    List<Map<String, Double>> vectors = vectors(pool);
    double[] likeness = new double[pool.size()];
    boolean[] taken = new boolean[pool.size()];
    while (chosen.size() < most) {
      int next = next(pool, likeness, taken);
      taken[next] = true;
      chosen.add(pool.get(next));
      for (int i = 0; i < likeness.length; i++) {
        likeness[i] = Math.max(likeness[i], TextVectors.product(vectors.get(i), vectors.get(next)));
      }
    }
    return chosen;
  }

  private static int next(List<Candidate> pool, double[] likeness, boolean[] taken) {
    int best = -1;
    double value = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < taken.length; i++) {
      double marginal = SCORE * pool.get(i).judgement().score() - (1 - SCORE) * likeness[i];
      if (!taken[i] && marginal > value) {
        best = i;
        value = marginal;
      }
    }
    return best;
  }

  private static List<Map<String, Double>> vectors(List<Candidate> pool) throws IOException {
    List<Map<String, Integer>> counts =
        TextVectors.counts(pool.stream().map(each -> PaperText.of(each.paper()).whole()).toList());
    TextVectors vectors = new TextVectors(counts);
    return counts.stream().map(vectors::of).toList();
  }
}
