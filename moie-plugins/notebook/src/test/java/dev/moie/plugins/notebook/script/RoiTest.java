package dev.moie.plugins.notebook.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoiTest {
  private static Roi roi(String build, String saved, String uses) {
    return new Roi(new BigDecimal(build), new BigDecimal(saved), new BigDecimal(uses));
  }

  @ParameterizedTest
  @CsvSource({
    // the original's example
    "30, 7, 50, 4.3, 320, 1067, excellent",
    "30, 7, 0, 4.3, -30, -100, negative",
    "30, 0, 50, never, -30, -100, negative",
    "30, -1, 10, never, -40, -133, negative",
    "0, 5, 10, 0, 50, none, excellent",
    "0, 5, 0, 0, 0, none, even",
    "0, -5, 2, never, -10, none, negative",
    "10, 1, 10, 10.0, 0, 0, even",
    "10, 3, 10, 3.3, 20, 200, positive",
    "10, 3.1, 10, 3.2, 21.0, 210, good",
    "10, 6, 10, 1.7, 50, 500, good",
    "0.1, 0.3, 1, 0.3, 0.2, 200, positive",
    "999999999999, 999999999999.999999, 999999999999, 1.0, 999999999997999999000001.000001,"
        + " 99999999999900, excellent",
  })
  void it_is_reckoned_exactly(
      String build,
      String saved,
      String uses,
      String even,
      String net,
      String percent,
      String verdict) {
    Roi roi = roi(build, saved, uses);
    assertThat(roi.breakEven().map(BigDecimal::toPlainString).orElse("never")).isEqualTo(even);
    assertThat(roi.net()).isEqualByComparingTo(net);
    assertThat(roi.percent().map(BigDecimal::toPlainString).orElse("none")).isEqualTo(percent);
    assertThat(roi.verdict()).isEqualTo(verdict);
  }

  @Test
  void less_than_nothing_is_refused_where_it_means_nothing() {
    assertThatThrownBy(() -> roi("-1", "1", "1")).hasMessageContaining("cannot be negative");
    assertThatThrownBy(() -> roi("1", "1", "-1")).hasMessageContaining("cannot be negative");
  }
}
