package dev.moie.plugins.notebook.script;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Whether it pays to build something. Exact; only what is divided is rounded, half up.
 *
 * @param build minutes to build it; not negative
 * @param saved minutes that each use saves; negative if it costs more than before
 * @param uses how often it is used; not negative
 */
public record Roi(BigDecimal build, BigDecimal saved, BigDecimal uses) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal HOUR = BigDecimal.valueOf(60);

  /** Checks that it makes sense. */
  public Roi {
    if (build.signum() < 0) {
      throw new IllegalArgumentException("the minutes to build it cannot be negative");
    }
    if (uses.signum() < 0) {
      throw new IllegalArgumentException("the number of uses cannot be negative");
    }
  }

  /** What is won in all, in minutes; negative if it is lost. */
  public BigDecimal net() {
    return saved.multiply(uses).subtract(build);
  }

  /** The same in hours, with one place. */
  public BigDecimal netHours() {
    return net().divide(HOUR, 1, RoundingMode.HALF_UP);
  }

  /**
   * After how many uses it has paid, with one place: 0 if building it cost nothing.
   *
   * @return empty if it never does, because a use saves nothing
   */
  public Optional<BigDecimal> breakEven() {
    if (build.signum() == 0 && saved.signum() >= 0) {
      return Optional.of(BigDecimal.ZERO);
    }
    return saved.signum() <= 0
        ? Optional.empty()
        : Optional.of(build.divide(saved, 1, RoundingMode.HALF_UP));
  }

  /**
   * What is won of what was put in, in percent, without places.
   *
   * @return empty if nothing was put in, for then there is no such number
   */
  public Optional<BigDecimal> percent() {
    return build.signum() == 0
        ? Optional.empty()
        : Optional.of(net().multiply(HUNDRED).divide(build, 0, RoundingMode.HALF_UP));
  }

  /** In a word: excellent above 500 %, good above 200, positive above 0, even, negative. */
  public String verdict() {
    int sign = net().signum();
    if (sign == 0) {
      return "even";
    }
    if (sign < 0) {
      return "negative";
    }
    if (build.signum() == 0) {
      return "excellent";
    }
    BigDecimal exact = net().multiply(HUNDRED);
    if (exact.compareTo(build.multiply(BigDecimal.valueOf(500))) > 0) {
      return "excellent";
    }
    return exact.compareTo(build.multiply(BigDecimal.valueOf(200))) > 0 ? "good" : "positive";
  }
}
