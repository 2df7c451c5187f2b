package dev.moie.plugins.arxiv.judge;

import java.io.IOException;
import java.util.List;

/**
 * How much a paper is nearer to what a person liked than to what they did not, from -1 to 1. It
 * moves scores by up to {@value #WEIGHT}: what only resembles liked papers, and has no cue, is no
 * candidate by that alone, but a weak cue may become one, and a strong one may sink.
 */
final class Taste {
  static final double WEIGHT = 0.3;

  private Taste() {}

  /** In the order of the texts; 0 for all if nothing was said. */
  static double[] of(Candidates.Seeds said, List<String> texts) throws IOException {
    double[] liked = SeedSimilarity.of(said.liked(), List.of(), texts);
    double[] disliked = SeedSimilarity.of(said.disliked(), List.of(), texts);
    for (int i = 0; i < liked.length; i++) {
      liked[i] -= disliked[i];
    }
    return liked;
  }
}
