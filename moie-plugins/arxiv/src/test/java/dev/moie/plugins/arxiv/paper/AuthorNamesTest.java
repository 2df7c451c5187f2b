package dev.moie.plugins.arxiv.paper;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorNamesTest {

  @Test
  void names_are_taken_apart_and_affiliations_dropped() {
    assertThat(AuthorNames.split("C. Bal\\'azs, E. L. Berger (Argonne (HEP)) and C.-P. Yuan"))
        .containsExactly("C. Balázs", "E. L. Berger", "C.-P. Yuan");
    assertThat(AuthorNames.split("A. Smith, Jr., B. Jones, and D. Roe"))
        .containsExactly("A. Smith Jr.", "B. Jones", "D. Roe");
    assertThat(AuthorNames.split("  ")).isEmpty();
    assertThat(AuthorNames.split("Anderson & Sandor")).containsExactly("Anderson", "Sandor");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "P. Langacker, Paul Langacker, true",
        "`Langacker, Paul`, Paul Langacker, true",
        "Paul Langacker, Peter Langacker, false",
        "Langacker, Paul Langacker, true",
        "C. Bal\\'azs, Csaba Balazs, true",
        "Lech Wa{\\l}\\c{e}sa, L. Walesa, true",
        "J. A. Smith, John Smith Jr., true",
        "J. A. Smith, J. B. Smith, false",
        "J. Smith Jr., John Smith, true",
        "A. Einstein, A. Zweistein, false"
      })
  void spellings_of_one_person_are_recognised(String one, String other, boolean same) {
    assertThat(AuthorNames.mayBeSame(one, other)).isEqualTo(same);
    assertThat(AuthorNames.mayBeSame(other, one)).isEqualTo(same);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "Bal\\'azs, Balázs",
        "M\\\"{u}ller, Müller",
        "{\\\"O}zt{\\\"u}rk, Öztürk",
        "\\v{S}ime\\v{c}ek, Šimeček",
        "Erd\\H os, Erdős",
        "\\O{}rsted, Ørsted",
        "Ma\\~{n}\\'{\\i}n, Mañín",
        "{\\L}ukasz, Łukasz",
        "$\\alpha$ stays, $\\alpha$ stays"
      })
  void accents_become_letters(String latex, String unicode) {
    assertThat(LatexAccents.toUnicode(latex)).isEqualTo(unicode);
  }
}
