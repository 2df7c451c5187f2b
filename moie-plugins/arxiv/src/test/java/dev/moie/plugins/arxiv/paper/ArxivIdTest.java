package dev.moie.plugins.arxiv.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArxivIdTest {

  @ParameterizedTest
  @CsvSource({
    "hep-th/9901001, 1999-01, 1",
    "math.GT/0309136, 2003-09, 136",
    "solv-int/9701001, 1997-01, 1",
    "HEP-TH/9901001, 1999-01, 1",
    "0704.0001, 2007-04, 1",
    "1412.9999, 2014-12, 9999",
    "1501.00001, 2015-01, 1",
    "2512.99901, 2025-12, 99901",
    "0601.00001, 2106-01, 1"
  })
  void its_month_and_number_are_known(String text, YearMonth month, int number) {
    ArxivId id = ArxivId.of(text).orElseThrow();

    assertThat(id.month()).isEqualTo(month);
    assertThat(id.number()).isEqualTo(number);
  }

  @Test
  void a_subject_class_is_dropped() {
    assertThat(ArxivId.of("math.GT/0309136")).contains(ArxivId.of("math/0309136").orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0000.0000",
        "0703.0001",
        "0713.0001",
        "0808.05394",
        "1501.0001",
        "1501.00000",
        "hep-th/0704001",
        "hep-th/9913001",
        "hep-th/9901000",
        "nowhere/9901001",
        "hep-th/990100",
        "1501.000010",
        "1501.00001v0",
        "1501.00001v",
        "x1501.00001",
        "https://example.org/abs/1501.00001",
        "https://arxiv.org/list/hep-th/9901"
      })
  void what_cannot_be_one_is_none(String text) {
    assertThat(PaperReference.of(text)).isEmpty();
  }
}
