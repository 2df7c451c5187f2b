package dev.moie.plugins.arxiv.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.moie.plugins.arxiv.judge.profile.Profile;
import dev.moie.plugins.arxiv.judge.profile.ProfileReader;
import dev.moie.plugins.arxiv.testing.RealData;
import java.nio.file.Files;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Says nothing of how good the judgement is; that is measured apart. */
class JudgeRealDataTest {

  @Test
  void whatever_is_said_of_real_abstracts_stands_in_them() throws Exception {
    Profile profile = ProfileReader.bundled();
    Judge judge = new Judge(profile);
    int cards = 0;
    for (String line :
        Files.readAllLines(RealData.folder().resolve("meta/arxiv_browse_abs.jsonl"))) {
      JsonNode record = new ObjectMapper().readTree(line);
      PaperText text =
          new PaperText(record.path("title").asText(), record.path("abstract").asText());
      Judgement judgement = judge.judge(text);
      assertThat(judgement.terms())
          .allMatch(term -> term.sentence().contains(term.matched()))
          .allMatch(
              term ->
                  text.title().contains(term.sentence())
                      || text.summary().contains(term.sentence()));
      Optional<Card> card = Card.of(profile, text, judgement);
      if (card.isPresent()) {
        cards++;
        assertThat(text.whole()).contains(card.get().inversion());
        assertThat(text.summary()).contains(card.get().limits().orElse(""));
        assertThat(text.whole()).contains(card.get().accepted().orElse(""));
      }
    }
    assertThat(cards).isGreaterThan(100);
  }
}
