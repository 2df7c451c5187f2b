package dev.moie.plugins.arxiv.judge.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SentencesTest {

  private static List<String> quotes(String text) {
    return Sentences.of(text).stream().map(Sentence::quote).toList();
  }

  private static String words(String text) {
    return Tokens.of(text, 0, text.length()).stream()
        .map(Token::word)
        .collect(Collectors.joining(" "));
  }

  @Test
  void ends_where_people_would_end_them() {
    assertThat(quotes("We find X. However, Y fails! Is it so? Yes."))
        .containsExactly("We find X.", "However, Y fails!", "Is it so?", "Yes.");
  }

  @Test
  void abbreviations_and_initials_end_nothing() {
    String text =
        "See e.g. Fig. 3 of Di Criscienzo et al. (2009), Phys. Rev. D 8.5, by E. Witten, i.e. Ref. 2.";
    assertThat(quotes(text)).containsExactly(text);
  }

  @Test
  void a_sentence_may_end_with_an_abbreviation_where_another_obviously_begins() {
    assertThat(quotes("This contradicts Smith et al. We show why. Used by Jones et al. Here too."))
        .containsExactly(
            "This contradicts Smith et al.", "We show why.", "Used by Jones et al.", "Here too.");
  }

  @Test
  void decimal_numbers_spectral_lines_and_formulas_stay_whole() {
    String text = "The Ca II 8498 A line and $T_c=0.5$ K at 4.5 arcsec differ at z=1.5 now.";
    assertThat(quotes(text)).containsExactly(text);
    assertThat(words("T_e > 7500.5 K, $^3$He can't CP-violating Vegard's"))
        .isEqualTo("t e 7500.5 k 3 he can't cp violating vegard");
  }

  @Test
  void a_quotation_mark_or_a_dollar_belongs_to_the_sentence_before() {
    assertThat(quotes("It is \"exact.\" We doubt $x=2.$ The rest follows."))
        .containsExactly("It is \"exact.\"", "We doubt $x=2.$", "The rest follows.");
  }

  @Test
  void without_an_end_it_is_cut_between_words() {
    List<Sentence> cut = Sentences.of("word ".repeat(2000));
    assertThat(cut).hasSizeGreaterThan(5);
    assertThat(cut).allMatch(each -> each.quote().length() <= Sentences.LONGEST);
    assertThat(cut.stream().mapToInt(each -> each.tokens().size()).sum()).isEqualTo(2000);
    assertThat(
            Sentences.of("x".repeat(5000)).stream().mapToInt(each -> each.quote().length()).sum())
        .isEqualTo(5000);
  }

  @Test
  void nothing_has_no_sentences() {
    assertThat(Sentences.of("")).isEmpty();
    assertThat(Sentences.of(" ... !? $$ ")).isEmpty();
  }
}
