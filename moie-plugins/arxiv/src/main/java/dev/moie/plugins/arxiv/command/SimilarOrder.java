package dev.moie.plugins.arxiv.command;

import dev.moie.api.command.CommandIo;
import dev.moie.plugins.arxiv.corpus.CorpusReader;
import dev.moie.plugins.arxiv.paper.PaperReference;
import java.io.IOException;

/** {@code moie arxiv similar ID}. */
record SimilarOrder(Words words, Library library, CommandIo io) {
  private static final int USUAL = 10;

  int run() throws IOException, Answer {
    words.takeOnly("--limit");
    PaperReference paper = words.paper();
    int limit = words.number("--limit", SearchOrder.MOST, USUAL);
    try (CorpusReader corpus = library.open()) {
      library.entry(corpus, paper);
      FoundPapers.write("similar", corpus.similar(paper.id(), limit), io);
      return 0;
    }
  }
}
