package dev.moie.plugins.arxiv.judge.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/** Papers in the order of a score, and how good that order is. */
record Ranking(List<GradedPaper> papers) {

  /** The best first; equal ones in an order that has nothing to do with what they say. */
  static Ranking of(List<GradedPaper> papers, ToDoubleFunction<GradedPaper> score) {
    List<GradedPaper> sorted = new ArrayList<>(papers);
    sorted.sort(
        Comparator.comparingDouble(score).reversed().thenComparing(paper -> paper.hash("ties:")));
    return new Ranking(sorted);
  }

  double precision(int top, ToIntFunction<GradedPaper> grade, int least) {
    long good =
        papers.stream().limit(top).filter(paper -> grade.applyAsInt(paper) >= least).count();
    return (double) good / Math.min(top, papers.size());
  }

  /** The precision at the place of each relevant paper, on average. */
  double averagePrecision(ToIntFunction<GradedPaper> grade, int least) {
    double sum = 0;
    int good = 0;
    for (int i = 0; i < papers.size(); i++) {
      if (grade.applyAsInt(papers.get(i)) >= least) {
        good++;
        sum += (double) good / (i + 1);
      }
    }
    return good == 0 ? 0 : sum / good;
  }

  /** With gains of 1 for a weak one and 3 for a strong one. */
  double ndcg(int top, ToIntFunction<GradedPaper> grade) {
    double[] gains = papers.stream().mapToDouble(paper -> gain(grade.applyAsInt(paper))).toArray();
    double[] best =
        papers.stream().mapToDouble(paper -> -gain(grade.applyAsInt(paper))).sorted().toArray();
    double got = 0;
    double ideal = 0;
    for (int i = 0; i < Math.min(top, gains.length); i++) {
      got += gains[i] / discount(i);
      ideal -= best[i] / discount(i);
    }
    return ideal == 0 ? 0 : got / ideal;
  }

  private static double gain(int grade) {
    return Math.pow(2, grade) - 1;
  }

  private static double discount(int place) {
    return Math.log(place + 2.0) / Math.log(2);
  }
}
