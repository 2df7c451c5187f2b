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

  @Test
  void what_was_said_of_papers_moves_scores_in_both_directions() throws Exception {
    Candidates.Seeds said =
        new Candidates.Seeds(List.of(PaperText.of(PAPERS.get(1)).whole()), List.of());
    Candidates liked = Candidates.of(profile(""), PAPERS, Candidates.Seeds.NONE, said);
    Candidates disliked =
        Candidates.of(
            profile(""),
            PAPERS,
            Candidates.Seeds.NONE,
            new Candidates.Seeds(List.of(), said.liked()));
    Candidates plain = Candidates.of(profile(""), PAPERS, Candidates.Seeds.NONE);

    assertThat(score(liked, "2611.00002")).isGreaterThan(score(plain, "2611.00002") + 0.2);
    assertThat(score(disliked, "2611.00002")).isLessThan(score(plain, "2611.00002") - 0.05);
    assertThat(liked.listed().get(0).judgement().taste()).isPositive();
    assertThat(liked.listed()).as("likeness alone makes no candidate").hasSize(2);
  }

  private static double score(Candidates candidates, String id) {
    return candidates.listed().stream()
        .filter(each -> each.paper().id().toString().equals(id))
        .mapToDouble(each -> each.judgement().score())
        .findFirst()
        .orElse(0);
  }

  @Test
  void among_more_than_are_listed_those_unlike_each_other_are_preferred() throws Exception {
    String twins = "Contrary to the law of heat, vortices in superfluid helium rotate backwards.";
    List<Paper> papers =
        List.of(
            paper("2611.00001", "Ann One", "hep-th", twins),
            paper("2611.00002", "Ann One", "hep-th", twins),
            paper("2611.00003", "Ann One", "hep-th", twins),
            paper(
                "2611.00004", "Ben Two", "gr-qc", "Contrary to X, horizons of dark stars shrink."));

    Candidates few = Candidates.of(profile("max_items: 2\n"), papers, Candidates.Seeds.NONE);

    assertThat(few.listed())
        .extracting(each -> each.paper().id().toString())
        .containsExactly("2611.00001", "2611.00004");
    assertThat(few.leftOut()).isEqualTo(2);
    Candidates followed =
        Candidates.of(
            profile("max_items: 1\nauthors: {follow: [Ben Two]}\n"), papers, Candidates.Seeds.NONE);
    assertThat(followed.listed().get(0).paper().id().toString()).isEqualTo("2611.00004");
  }
}
