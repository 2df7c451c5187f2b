package dev.moie.plugins.arxiv.judge.quality;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToIntFunction;

/**
 * How sure a difference of two rankings of the same papers is: papers are drawn with replacement,
 * the same ones for both.
 */
final class Bootstrap {
  static final int RESAMPLES = 10_000;
  private static final long SEED = 20261125;
  private static final int TOP = 10;

  private Bootstrap() {}

  /** The differences in precision at 10, and in average precision. */
  record Differences(Interval precision, Interval averagePrecision) {}

  static Differences of(Ranking one, Ranking other, ToIntFunction<GradedPaper> grade, int least) {
    int all = one.papers().size();
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < all; i++) {
      places.put(one.papers().get(i).id(), i);
    }
    int[] placeInOne = other.papers().stream().mapToInt(paper -> places.get(paper.id())).toArray();
    int[] first = new int[all];
    for (int i = 0; i < all; i++) {
      first[i] = i;
    }
    boolean[] good = new boolean[all];
    List<GradedPaper> papers = one.papers();
    for (int i = 0; i < all; i++) {
      good[i] = grade.applyAsInt(papers.get(i)) >= least;
    }
    Random random = new Random(SEED);
    double[] precisions = new double[RESAMPLES];
    double[] averages = new double[RESAMPLES];
    for (int round = 0; round < RESAMPLES; round++) {
      int[] times = new int[all];
      for (int i = 0; i < all; i++) {
        times[random.nextInt(all)]++;
      }
      double[] ours = measure(first, times, good);
      double[] theirs = measure(placeInOne, times, good);
      precisions[round] = ours[0] - theirs[0];
      averages[round] = ours[1] - theirs[1];
    }
    return new Differences(Interval.ofMiddle(precisions), Interval.ofMiddle(averages));
  }

  private static double[] measure(int[] order, int[] times, boolean[] good) {
    int place = 0;
    int found = 0;
    int foundAtTop = 0;
    double sum = 0;
    for (int paper : order) {
      for (int i = 0; i < times[paper]; i++) {
        place++;
        if (good[paper]) {
          found++;
          foundAtTop += place <= TOP ? 1 : 0;
          sum += (double) found / place;
        }
      }
    }
    return new double[] {(double) foundAtTop / TOP, found == 0 ? 0 : sum / found};
  }
}
