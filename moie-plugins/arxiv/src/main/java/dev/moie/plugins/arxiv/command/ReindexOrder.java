package dev.moie.plugins.arxiv.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.moie.api.command.CommandIo;
import dev.moie.plugins.arxiv.corpus.CorpusWriter;
import java.io.IOException;
import java.nio.channels.OverlappingFileLockException;
import org.apache.lucene.store.LockObtainFailedException;

/** {@code moie arxiv reindex}: makes the index again of the record, which is all it needs. */
record ReindexOrder(Words words, Library library, CommandIo io) {

  int run() throws IOException, Answer {
    words.takeOnly();
    words.noWords();
    library.refuseEmpty();
    try (CorpusWriter corpus = CorpusWriter.anew(library.index(), library.record())) {
      if (io.json()) {
        io.out()
            .println(
                JsonNodeFactory.instance
                    .objectNode()
                    .put("schema", 1)
                    .put("command", "reindex")
                    .put("papers", corpus.size()));
      } else {
        io.out().println("indexed " + corpus.size() + " papers");
      }
      return 0;
    } catch (LockObtainFailedException | OverlappingFileLockException e) {
      throw Answer.problem("a scan is at work on these papers; try again when it has ended");
    }
  }
}
