package dev.moie.plugins.arxiv.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ArxivIdProperties {

  @Provide
  Arbitrary<String> modern() {
    Arbitrary<Integer> months = Arbitraries.integers().between(2007 * 12 + 3, 2106 * 12 + 11);
    return Combinators.combine(months, Arbitraries.integers().between(1, 9999))
        .as(
            (month, number) ->
                String.format(
                    month >= 2015 * 12 ? "%02d%02d.%05d" : "%02d%02d.%04d",
                    month / 12 % 100,
                    month % 12 + 1,
                    number));
  }

  @Provide
  Arbitrary<String> old() {
    Arbitrary<String> archives =
        Arbitraries.of("hep-th", "solv-int", "math", "quant-ph", "cond-mat", "astro-ph", "cs");
    Arbitrary<Integer> months = Arbitraries.integers().between(1991 * 12, 2007 * 12 + 2);
    return Combinators.combine(archives, months, Arbitraries.integers().between(1, 999))
        .as(
            (archive, month, number) ->
                String.format(
                    "%s/%02d%02d%03d", archive, month / 12 % 100, month % 12 + 1, number));
  }

  @Provide
  Arbitrary<String> any() {
    return Arbitraries.oneOf(modern(), old());
  }

  @Provide
  Arbitrary<Integer> versions() {
    return Arbitraries.integers().between(0, 120);
  }

  @Property
  void every_form_of_an_identifier_means_the_same(
      @ForAll("any") String id, @ForAll("versions") int version) {
    String written = version == 0 ? id : id + "v" + version;
    OptionalInt expected = version == 0 ? OptionalInt.empty() : OptionalInt.of(version);
    for (String form :
        List.of(
            "%s",
            "  %s\n",
            "arXiv:%s",
            "ARXIV: %s",
            "oai:arXiv.org:%s",
            "http://arxiv.org/abs/%s",
            "https://www.arxiv.org/abs/%s",
            "arxiv.org/abs/%s",
            "https://arxiv.org/pdf/%s",
            "https://arxiv.org/pdf/%s.pdf",
            "https://export.arxiv.org/pdf/%s.pdf?download=1",
            "https://arxiv.org/html/%s#S1",
            "https://arxiv.org/abs/%s/",
            "10.48550/arXiv.%s",
            "doi:10.48550/arXiv.%s",
            "https://doi.org/10.48550/arXiv.%s",
            "arXiv:%s [hep-th]")) {
      PaperReference read = PaperReference.of(String.format(form, written)).orElseThrow();

      assertThat(read.id().toString()).as(form).isEqualTo(id);
      assertThat(read.version()).as(form).isEqualTo(expected);
      assertThat(read.toString()).isEqualTo(written);
    }
  }

  @Property
  void what_is_read_is_canonical_and_anything_else_is_refused_quietly(@ForAll String text) {
    PaperReference.of(text)
        .ifPresent(read -> assertThat(PaperReference.of(read.toString())).contains(read));
  }

  @Property
  void identifiers_are_ordered_by_month_first(
      @ForAll("any") String one, @ForAll("any") String other) {
    ArxivId a = ArxivId.of(one).orElseThrow();
    ArxivId b = ArxivId.of(other).orElseThrow();

    assertThat(a.compareTo(b)).isEqualTo(-b.compareTo(a));
    assertThat(a.compareTo(b) == 0).isEqualTo(a.equals(b));
    if (a.month().isBefore(b.month())) {
      assertThat(a).isLessThan(b);
    }
  }
}
