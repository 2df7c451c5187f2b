package dev.moie.plugins.arxiv.judge.quality;

import dev.moie.plugins.arxiv.judge.PaperText;
import dev.moie.plugins.arxiv.judge.text.Pattern;
import dev.moie.plugins.arxiv.judge.text.PatternParser;
import dev.moie.plugins.arxiv.judge.text.Token;
import dev.moie.plugins.arxiv.judge.text.Tokens;
import java.util.List;

/** Counts words, as anybody would who begins: the list was fixed before anything was tuned. */
final class NaiveCues {
  private static final Pattern CUES =
      new PatternParser()
          .pattern(
              "(violat*|anomal*|surprising*|unexpected*|opposite*|contrary|contradict*|rule out"
                  + "|rules out|ruled out|ruling out|breakdown|break down|breaks down|revers*"
                  + "|inconsisten*|paradox*|refut*|disprov*)");

  private NaiveCues() {}

  static int count(PaperText text) {
    String whole = text.whole();
    List<Token> tokens = Tokens.of(whole, 0, whole.length());
    int count = 0;
    for (int i = 0; i < tokens.size(); i++) {
      count += CUES.at(tokens, i).isPresent() ? 1 : 0;
    }
    return count;
  }
}
