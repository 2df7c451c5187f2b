package dev.moie.plugins.arxiv.harvest;

import dev.moie.plugins.arxiv.corpus.CorpusWriter;
import dev.moie.plugins.arxiv.paper.PaperReference;
import dev.moie.plugins.arxiv.store.Known;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares what was announced with what is here. */
final class Absent {
  private final CorpusWriter corpus;

  Absent(CorpusWriter corpus) {
    this.corpus = corpus;
  }

  /** Those that are not here, or only in an older version. */
  List<PaperReference> among(List<PaperReference> announced) throws IOException {
    List<PaperReference> missing = new ArrayList<>();
    for (PaperReference each : announced) {
      Optional<Known> known = corpus.known(each.id());
      if (known.isEmpty() || known.get().version() < each.version().orElse(1)) {
        missing.add(each);
      }
    }
    return missing;
  }
}
