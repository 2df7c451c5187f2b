package dev.moie.plugins.arxiv.paper;

import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The identifier of a paper in its canonical form, without a version: {@code 2512.01234}, {@code
 * 0704.0001} or {@code hep-th/9901001}. Its month is the month of announcement, which may differ
 * from that of submission.
 *
 * @see <a href="https://info.arxiv.org/help/arxiv_identifier.html">arXiv's own description</a>
 */
public final class ArxivId implements Comparable<ArxivId> {
  private static final Pattern NEW = Pattern.compile("(\\d{2})(\\d{2})\\.(\\d{4,5})");
  private static final Pattern OLD =
      Pattern.compile("([A-Za-z-]{2,9})(?:\\.[A-Za-z]{2})?/(\\d{2})(\\d{2})(\\d{3})");
  private static final YearMonth FIRST_NEW = YearMonth.of(2007, 4);
  private static final YearMonth FIRST_OLD = YearMonth.of(1991, 1);
  private static final YearMonth FIRST_FIVE_DIGITS = YearMonth.of(2015, 1);

  /** All that ever gave out identifiers of the old form. */
  private static final Set<String> ARCHIVES =
      Set.of(
          "acc-phys",
          "adap-org",
          "alg-geom",
          "ao-sci",
          "astro-ph",
          "atom-ph",
          "bayes-an",
          "chao-dyn",
          "chem-ph",
          "cmp-lg",
          "comp-gas",
          "cond-mat",
          "cs",
          "dg-ga",
          "funct-an",
          "gr-qc",
          "hep-ex",
          "hep-lat",
          "hep-ph",
          "hep-th",
          "math",
          "math-ph",
          "mtrl-th",
          "nlin",
          "nucl-ex",
          "nucl-th",
          "patt-sol",
          "physics",
          "plasm-ph",
          "q-alg",
          "q-bio",
          "quant-ph",
          "solv-int",
          "supr-con");

  private final String text;
  private final YearMonth month;
  private final int number;

  private ArxivId(String text, YearMonth month, int number) {
    this.text = text;
    this.month = month;
    this.number = number;
  }

  /**
   * Reads a bare identifier without a version. A subject class as in {@code math.GT/0309136} is
   * dropped, as arXiv does.
   *
   * @return empty if there can be no such identifier
   */
  public static Optional<ArxivId> of(String bare) {
    Matcher modern = NEW.matcher(bare);
    if (modern.matches()) {
      return modern(modern);
    }
    Matcher old = OLD.matcher(bare);
    return old.matches() ? old(old) : Optional.empty();
  }

  private static Optional<ArxivId> modern(Matcher parts) {
    int year = Integer.parseInt(parts.group(1));
    // 07 to 99, then 00 to 06: the form holds for a hundred years from April 2007.
    Optional<YearMonth> month = month(year >= 7 ? 2000 + year : 2100 + year, parts.group(2));
    int number = Integer.parseInt(parts.group(3));
    return month
        .filter(m -> !m.isBefore(FIRST_NEW) && number > 0)
        .filter(m -> (parts.group(3).length() == 5) == !m.isBefore(FIRST_FIVE_DIGITS))
        .map(m -> new ArxivId(parts.group(), m, number));
  }

  private static Optional<ArxivId> old(Matcher parts) {
    String archive = parts.group(1).toLowerCase(Locale.ROOT);
    int year = Integer.parseInt(parts.group(2));
    int number = Integer.parseInt(parts.group(4));
    return month(year >= 91 ? 1900 + year : 2000 + year, parts.group(3))
        .filter(m -> ARCHIVES.contains(archive) && number > 0)
        .filter(m -> !m.isBefore(FIRST_OLD) && m.isBefore(FIRST_NEW))
        .map(
            m ->
                new ArxivId(
                    archive + "/" + parts.group(2) + parts.group(3) + parts.group(4), m, number));
  }

  private static Optional<YearMonth> month(int year, String month) {
    int value = Integer.parseInt(month);
    return value >= 1 && value <= 12 ? Optional.of(YearMonth.of(year, value)) : Optional.empty();
  }

  /** The month in which the paper was announced. */
  public YearMonth month() {
    return month;
  }

  /** Its place in that month; for an old identifier, in its archive's month. */
  public int number() {
    return number;
  }

  /** Whether it has the form that was given out until March 2007. */
  public boolean isOld() {
    return text.indexOf('/') > 0;
  }

  /** The paper's page, at its latest version. */
  public String page() {
    return "https://arxiv.org/abs/" + text;
  }

  /** By month, then by number, then by name. */
  @Override
  public int compareTo(ArxivId other) {
    int order = month.compareTo(other.month);
    if (order == 0) {
      order = Integer.compare(number, other.number);
    }
    return order == 0 ? text.compareTo(other.text) : order;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ArxivId id && id.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The canonical form. */
  @Override
  public String toString() {
    return text;
  }
}
