package dev.moie.plugins.arxiv.judge.quality;

import java.util.Arrays;
import java.util.Locale;

/** An interval of 95 %. */
record Interval(double low, double high) {
  private static final double Z = 1.959964;

  /** Wilson's, of a share. */
  static Interval wilson(int good, int all) {
    if (all == 0) {
      return new Interval(0, 1);
    }
    double share = (double) good / all;
    double middle = share + Z * Z / (2 * all);
    double half = Z * Math.sqrt(share * (1 - share) / all + Z * Z / (4.0 * all * all));
    double divisor = 1 + Z * Z / all;
    return new Interval((middle - half) / divisor, (middle + half) / divisor);
  }

  /** What 95 % of some values lie in. */
  static Interval ofMiddle(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Interval(
        sorted[(int) Math.floor(0.025 * (sorted.length - 1))],
        sorted[(int) Math.ceil(0.975 * (sorted.length - 1))]);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.3f to %.3f", low, high);
  }
}
