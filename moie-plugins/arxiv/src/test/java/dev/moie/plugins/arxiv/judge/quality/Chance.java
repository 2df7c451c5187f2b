package dev.moie.plugins.arxiv.judge.quality;

import java.util.List;
import java.util.function.ToIntFunction;

/** What an order by chance brings, as its expected value. */
final class Chance {
  private Chance() {}

  static double precision(List<GradedPaper> papers, ToIntFunction<GradedPaper> grade, int least) {
    return (double) good(papers, grade, least) / papers.size();
  }

  private static long good(List<GradedPaper> papers, ToIntFunction<GradedPaper> grade, int least) {
    return papers.stream().filter(paper -> grade.applyAsInt(paper) >= least).count();
  }

  /** Of R relevant among N: ((R - 1)(N - H) / (N - 1) + H) / N, with H the N-th harmonic number. */
  static double averagePrecision(
      List<GradedPaper> papers, ToIntFunction<GradedPaper> grade, int least) {
    double all = papers.size();
    double relevant = good(papers, grade, least);
    double harmonic = 0;
    for (int i = 1; i <= papers.size(); i++) {
      harmonic += 1.0 / i;
    }
    return ((relevant - 1) * (all - harmonic) / (all - 1) + harmonic) / all;
  }

  static double ndcg(List<GradedPaper> papers, ToIntFunction<GradedPaper> grade, int top) {
    double mean =
        papers.stream()
            .mapToDouble(paper -> Math.pow(2, grade.applyAsInt(paper)) - 1)
            .average()
            .orElse(0);
    double[] best =
        papers.stream()
            .mapToDouble(paper -> 1 - Math.pow(2, grade.applyAsInt(paper)))
            .sorted()
            .toArray();
    double got = 0;
    double ideal = 0;
    for (int i = 0; i < Math.min(top, best.length); i++) {
      double discount = Math.log(i + 2.0) / Math.log(2);
      got += mean / discount;
      ideal -= best[i] / discount;
    }
    return ideal == 0 ? 0 : got / ideal;
  }
}
