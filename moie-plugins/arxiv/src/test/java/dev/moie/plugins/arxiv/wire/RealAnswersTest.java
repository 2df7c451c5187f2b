package dev.moie.plugins.arxiv.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.moie.plugins.arxiv.http.RefusedException;
import dev.moie.plugins.arxiv.paper.Paper;
import dev.moie.plugins.arxiv.testing.RealData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Answers that arXiv has really given, with their golden counts. */
class RealAnswersTest {

  private static QueryAnswer query(String name) throws IOException {
    return QueryAnswer.read(Files.readAllBytes(find("atom", "arxivpy_" + name)));
  }

  private static Path find(String folder, String prefix) throws IOException {
    try (var files = Files.list(RealData.folder().resolve(folder))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix + "_"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static OaiPage oai(String name) throws IOException {
    return OaiReader.read(Files.readAllBytes(RealData.folder().resolve("oai").resolve(name)));
  }

  private static List<String> ids(QueryAnswer answer) {
    return answer.papers().stream().map(paper -> paper.id().toString()).toList();
  }

  @Test
  void a_hundred_entries_are_a_hundred_papers() throws IOException {
    QueryAnswer answer = query("q_testing_s0_m100");

    assertThat(answer.papers()).hasSize(100);
    assertThat(answer.unusable()).isZero();
    assertThat(answer.total()).hasValue(214881);
    assertThat(answer.papers()).filteredOn(paper -> !paper.comments().isEmpty()).hasSize(97);
    assertThat(answer.papers()).filteredOn(paper -> paper.doi().isPresent()).hasSize(32);
    assertThat(answer.papers()).allMatch(paper -> paper.primaryCategory().isPresent());
  }

  @Test
  void pages_together_are_the_slice() throws IOException {
    List<String> whole = ids(query("q_testing_s0_m100"));
    Set<String> union = new LinkedHashSet<>();
    for (int start = 0; start <= 50; start += 10) {
      union.addAll(ids(query("q_testing_s" + start + "_m10")));
    }

    assertThat(union).containsExactlyElementsOf(whole.subList(0, 60));
  }

  @Test
  void old_identifiers_absent_papers_and_errors_are_told_apart() throws IOException {
    assertThat(ids(query("id_astro-ph_0601001_s0_m100"))).containsExactly("astro-ph/0601001");
    assertThat(ids(query("id_quant-ph_0201082v1_s0_m100"))).containsExactly("quant-ph/0201082");
    assertThat(query("id_0000.0000_s0_m100").papers()).isEmpty();
    assertThat(ids(query("id_0808.05394_1707.08567_s0_m100"))).containsExactly("1707.08567");
    assertThatThrownBy(() -> query("id_abc_s0_m100"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("abc");
  }

  @Test
  void raw_records_have_their_versions() throws IOException {
    OaiPage page = oai("mikesaelim_ListRecordsResponse.xml");
    Paper paper = ((OaiRecord.Live) page.records().get(1)).paper();

    assertThat(page.unusable()).isZero();
    assertThat(page.token()).isPresent();
    assertThat(page.answered()).isEqualTo("2015-01-06T20:49:59Z");
    assertThat(paper.id()).hasToString("0704.0716");
    assertThat(paper.versions()).hasSize(4);
    assertThat(paper.submitted()).isEqualTo("2007-04-05T12:45:03Z");
    assertThat(paper.authors()).containsExactly("Christoph Richard");
    assertThat(paper.categories()).containsExactly("math-ph", "math.MP");
    assertThat(page.records().get(1).datestamp()).isEqualTo("2014-12-22");
  }

  @Test
  void errors_of_the_protocol_are_named() {
    // Where there is no data this skips the test, which inside the assertion would be its failure.
    RealData.folder();
    for (String code : List.of("BadArgument", "BadResumptionToken", "BadVerb", "NoRecordsMatch")) {
      assertThatThrownBy(() -> oai("mikesaelim_ErrorResponse" + code + ".xml"))
          .isInstanceOfSatisfying(
              OaiError.class, error -> assertThat(error.code()).isEqualToIgnoringCase(code));
    }
  }

  @Test
  void deleted_records_and_the_empty_last_token_are_understood() throws IOException {
    OaiPage page = oai("synthetic/sickle_ListRecords4.xml");

    assertThat(page.token()).isEmpty();
    // They are not arXiv's: counted, and left alone.
    assertThat(page.records()).isEmpty();
    assertThat(page.unusable()).isPositive();
  }
}
