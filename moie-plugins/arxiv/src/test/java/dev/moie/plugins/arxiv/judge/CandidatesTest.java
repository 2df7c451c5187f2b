package dev.moie.plugins.arxiv.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.plugins.arxiv.judge.profile.Profile;
import dev.moie.plugins.arxiv.judge.profile.ProfileReader;
import dev.moie.plugins.arxiv.paper.ArxivId;
import dev.moie.plugins.arxiv.paper.Paper;
import dev.moie.plugins.arxiv.paper.PaperVersion;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CandidatesTest {
  private static final String CUES =
      """
      cues:
        - {id: contrary, facet: claim, kind: polarity, pattern: contrary to, weight: 0.5}
      """;

  private static Profile profile(String more) throws Exception {
    String yaml = "version: 1\nthresholds: {digest: 0.3, alert: 0.5}\n" + CUES + more;
    return ProfileReader.read(
        new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "p.yaml");
  }

  private static Paper paper(String id, String author, String category, String summary) {
    return new Paper(
        ArxivId.of(id).orElseThrow(),
        List.of(new PaperVersion(1, Instant.parse("2026-11-02T10:00:00Z"), false)),
        "A title",
        summary,
        List.of(author),
        List.of(category),
        "",
        "",
        Optional.empty());
  }

  private static final List<Paper> PAPERS =
      List.of(
          paper("2611.00003", "Ann One", "hep-th", "Contrary to X. Then. Then. Then."),
          paper("2611.00002", "Ben Two", "gr-qc", "Contrary to X. Then."),
          paper("2611.00001", "Cia Three", "hep-th", "Nothing of the kind."));

  private static List<String> chosen(String more) throws Exception {
    return Candidates.of(profile(more), PAPERS, new Candidates.Seeds(List.of(), List.of()))
        .listed()
        .stream()
        .map(candidate -> candidate.paper().id().toString())
        .toList();
  }

  @Test
  void the_best_stand_first_and_the_rest_is_left_out() throws Exception {
    assertThat(chosen("")).containsExactly("2611.00002", "2611.00003");
    Candidates few =
        Candidates.of(
            profile("max_items: 1\n"), PAPERS, new Candidates.Seeds(List.of(), List.of()));
    assertThat(few.leftOut()).isEqualTo(1);
    assertThat(few.judged()).isEqualTo(3);
  }

  @Test
  void who_is_followed_is_told_whatever_the_score_and_who_is_muted_is_not() throws Exception {
    assertThat(chosen("authors: {follow: [C. Three], mute: [B. Two]}\n"))
        .containsExactly("2611.00001", "2611.00003");
  }

  @Test
  void categories_are_taken_in_or_kept_out() throws Exception {
    assertThat(chosen("categories: {include: [hep-th]}\n")).containsExactly("2611.00003");
    assertThat(chosen("categories: {exclude: [hep-th]}\n")).containsExactly("2611.00002");
  }

  @Test
  void the_query_and_the_seeds_count_where_they_have_weight() throws Exception {
    assertThat(chosen("weights: {claim: 0, relevance: 1}\nquery: nothing kind\n"))
        .containsExactly("2611.00001");
    Candidates like =
        Candidates.of(
            profile("weights: {claim: 0, similarity: 1}\n"),
            PAPERS,
            new Candidates.Seeds(
                List.of("A title. Nothing of the kind."), List.of("A title. Contrary to X.")));
    assertThat(like.listed())
        .extracting(each -> each.paper().id().toString())
        .containsExactly("2611.00001");
    assertThat(like.listed().get(0).judgement().similarity()).isBetween(0.3, 1.0);
  }
}
