package dev.moie.plugins.arxiv.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.api.command.CommandIo;
import dev.moie.plugins.arxiv.corpus.CorpusReader;
import dev.moie.plugins.arxiv.judge.feedback.Feedback;
import dev.moie.plugins.arxiv.judge.feedback.FeedbackFile;
import dev.moie.plugins.arxiv.paper.ArxivId;
import dev.moie.plugins.arxiv.paper.PaperReference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code moie arxiv like ID} and {@code dislike ID}: counts from the next scan on. */
record FeedbackOrder(Words words, Library library, CommandIo io) {

  int run(boolean like) throws IOException, Answer {
    words.takeOnly("--undo");
    List<ArxivId> papers = words.papers().stream().map(PaperReference::id).distinct().toList();
    boolean undo = words.has("--undo");
    List<ArxivId> absent = undo ? List.of() : absent(papers);
    Feedback now =
        new FeedbackFile(io.files())
            .change(
                before ->
                    undo
                        ? before.forget(papers)
                        : like ? before.like(papers) : before.dislike(papers));
    if (io.json()) {
      ObjectNode all = JsonNodeFactory.instance.objectNode();
      all.put("schema", 1).put("command", words.command());
      ArrayNode liked = all.putArray("liked");
      now.liked().forEach(id -> liked.add(id.toString()));
      ArrayNode disliked = all.putArray("disliked");
      now.disliked().forEach(id -> disliked.add(id.toString()));
      io.out().println(all);
    } else {
      io.out()
          .println(
              (undo ? "forgotten" : like ? "liked" : "disliked")
                  + "; that makes "
                  + now.liked().size()
                  + " liked and "
                  + now.disliked().size()
                  + " disliked, which count from the next scan on");
    }
    for (ArxivId id : absent) {
      io.err().println(id + " is not among the papers here; it counts once a scan has brought it");
    }
    return 0;
  }

  private List<ArxivId> absent(List<ArxivId> papers) throws IOException {
    List<ArxivId> absent = new ArrayList<>();
    try (CorpusReader corpus = library.open()) {
      for (ArxivId id : papers) {
        if (corpus.entry(id).isEmpty()) {
          absent.add(id);
        }
      }
      return absent;
    } catch (Answer noCorpus) {
      return papers;
    }
  }
}
