package dev.moie.plugins.arxiv.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.moie.plugins.arxiv.judge.profile.Facet;
import dev.moie.plugins.arxiv.judge.profile.Profile;
import dev.moie.plugins.arxiv.judge.profile.ProfileReader;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeTest {
  private static final PaperText REVERSAL =
      new PaperText(
          "Flow of heat in a driven lattice",
          "It is widely believed that heat flows from hot to cold. We show that, contrary to this"
              + " belief, the second law is not obeyed at short times. This may hold only for small"
              + " systems.");

  private Profile profile;
  private Judge judge;

  @BeforeEach
  void read() throws Exception {
    profile = ProfileReader.bundled();
    judge = new Judge(profile);
  }

  private Judgement judged(String summary) {
    return judge.judge(new PaperText("A study", summary));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "We measure CP violation in the decays of neutral kaons.",
        "We bound the coefficients of Lorentz-violating terms in the standard model extension.",
        "We compute the anomalous dimension of the twist-two operators to three loops.",
        "We study the anomalous Hall effect and the anomalous magnetic moment of the muon.",
        "The breakdown voltage of the gas is measured between two plates.",
        "We find no violation of the equivalence principle.",
        "We observe no violation of the second law.",
        "The hypothesis is not ruled out by the data.",
        "We find nothing that overturns the second law.",
        "Our result does not overturn the conjecture.",
        "Spontaneous symmetry breaking in a gauge theory is studied.",
        "Field-reversed configurations are heated by beams.",
        "R-parity violation and lepton number violation are reviewed.",
        "The breakdown of isospin symmetry in this model is computed.",
        "The Bell inequality is violated by entangled photons."
      })
  void words_alone_do_not_count(String summary) {
    assertThat(judged(summary).facet(Facet.CLAIM)).as(judged(summary).toString()).isZero();
    assertThat(judge.judge(new PaperText(summary, "")).facet(Facet.CLAIM)).isZero();
  }

  @Test
  void a_reversed_claim_counts_and_is_explained() {
    Judgement judgement = judge.judge(REVERSAL);

    assertThat(judgement.score()).isGreaterThan(profile.digest()).isLessThanOrEqualTo(1);
    assertThat(judgement.terms())
        .extracting(term -> term.cue().id())
        .contains("contrary-to-accepted", "not-obeyed");
    assertThat(judgement.terms())
        .allSatisfy(
            term -> {
              assertThat(REVERSAL.whole()).contains(term.sentence());
              assertThat(term.sentence()).contains(term.matched());
            });
  }

  @Test
  void each_facet_has_a_score_of_its_own() {
    assertThat(judged("Population inversion in the laser is reached.").facet(Facet.PHYSICAL))
        .isGreaterThan(0.5);
    Judgement inverse = judged("We solve the inverse problem by Abel inversion.");
    assertThat(inverse.facet(Facet.INVERSE)).isGreaterThan(0.5);
    assertThat(inverse.facet(Facet.CLAIM)).isZero();
  }

  @Test
  void an_own_result_weighs_more_than_a_remark_and_a_hedged_one_less() {
    double remark = judged("The results are contrary to the common view. A. B. C.").score();
    double own = judged("We find results contrary to the common view. A. B. C.").score();
    double hedged =
        judged("We find results possibly contrary to the common view. A. B. C.").score();

    assertThat(own).isGreaterThan(remark);
    assertThat(hedged).isLessThan(own);
  }

  @Test
  void the_same_text_gives_the_same_judgement() throws Exception {
    assertThat(judge.judge(REVERSAL).toString()).isEqualTo(judge.judge(REVERSAL).toString());
    Judgement again = new Judge(ProfileReader.bundled()).judge(REVERSAL);
    assertThat(again.score()).isEqualTo(judge.judge(REVERSAL).score());
    assertThat(again.terms())
        .extracting(Term::matched)
        .isEqualTo(judge.judge(REVERSAL).terms().stream().map(Term::matched).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "contrary to the ",
        "not ",
        "law ",
        "fails. ",
        "violates the law ",
        "((((",
        "contrary ",
        "$\\alpha$ ",
        "x",
        "e.g. ",
        "\ud83d\ude00\u0301"
      })
  void hostile_texts_are_judged_in_bounded_time(String part) {
    String text = part.repeat(200_000 / part.length());
    Judgement judgement =
        assertTimeoutPreemptively(
            Duration.ofSeconds(30), () -> judge.judge(new PaperText("", text)));

    assertThat(judgement.score()).isBetween(0.0, 1.0);
    assertThat(judgement.terms()).hasSizeLessThanOrEqualTo(profile.cues().size());
  }

  @Test
  void a_card_quotes_word_for_word() {
    Card card = Card.of(profile, REVERSAL, judge.judge(REVERSAL)).orElseThrow();

    assertThat(card.inversion()).startsWith("We show that, contrary to this belief");
    assertThat(REVERSAL.summary())
        .contains(card.inversion())
        .contains(card.accepted().orElseThrow());
    assertThat(card.accepted().orElseThrow()).as("the sentence before").contains("believed");
    assertThat(card.limits()).contains("This may hold only for small systems.");
    assertThat(card.evidence()).allSatisfy(words -> assertThat(REVERSAL.summary()).contains(words));
  }

  @Test
  void what_a_sentence_points_back_to_is_quoted_and_nothing_else() {
    PaperText back =
        new PaperText(
            "Vortices",
            "Vortices should merge in any fluid. Contrary to that expectation, we find that they"
                + " repel.");
    PaperText own =
        new PaperText(
            "Vortices",
            "We look at vortices. Contrary to the common belief that they merge, we find that they"
                + " repel.");
    PaperText first =
        new PaperText("Vortices merge", "Contrary to that expectation, we find that they repel.");

    assertThat(accepted(back)).contains("Vortices should merge in any fluid.");
    assertThat(accepted(own)).hasValueSatisfying(said -> assertThat(said).contains("common"));
    assertThat(accepted(first)).isNotEqualTo(Optional.of("Vortices merge"));
  }

  private Optional<String> accepted(PaperText text) {
    return Card.of(profile, text, judge.judge(text)).orElseThrow().accepted();
  }

  @Test
  void without_a_claim_there_is_no_card() {
    PaperText plain = new PaperText("Tomography", "We solve the inverse problem.");

    assertThat(Card.of(profile, plain, judge.judge(plain))).isEmpty();
  }
}
