package dev.moie.plugins.arxiv.judge;

import dev.moie.plugins.arxiv.judge.text.Sentence;
import dev.moie.plugins.arxiv.judge.text.Sentences;
import dev.moie.plugins.arxiv.paper.Paper;
import java.util.ArrayList;
import java.util.List;

/**
 * What is judged of a paper.
 *
 * @param title a sentence or more
 * @param summary the abstract
 */
public record PaperText(String title, String summary) {

  /**
   * A sentence and where it stands.
   *
   * @param inTitle whether in the title
   * @param ending whether it is one of the abstract's last two
   */
  record Placed(Sentence sentence, boolean inTitle, boolean ending) {}

  /** The text of a paper. */
  public static PaperText of(Paper paper) {
    return new PaperText(paper.title(), paper.summary());
  }

  /** All of it, for what does not mind sentences. */
  public String whole() {
    return title + ". " + summary;
  }

  List<Placed> sentences() {
    List<Placed> all = new ArrayList<>();
    Sentences.of(title).forEach(sentence -> all.add(new Placed(sentence, true, false)));
    List<Sentence> rest = Sentences.of(summary);
    for (int i = 0; i < rest.size(); i++) {
      all.add(new Placed(rest.get(i), false, i >= rest.size() - 2));
    }
    return all;
  }
}
