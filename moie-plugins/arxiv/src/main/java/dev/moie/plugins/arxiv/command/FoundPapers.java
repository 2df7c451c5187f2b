package dev.moie.plugins.arxiv.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.api.command.CommandIo;
import dev.moie.plugins.arxiv.corpus.CorpusReader.Found;
import dev.moie.plugins.arxiv.corpus.CorpusReader.Hit;
import dev.moie.plugins.arxiv.paper.Paper;
import dev.moie.plugins.arxiv.paper.PaperJson;
import java.time.ZoneOffset;

/** A list of papers, for people or programs. */
final class FoundPapers {
  private static final int MOST_AUTHORS = 4;

  private FoundPapers() {}

  static void write(String command, Found found, CommandIo io) {
    if (io.json()) {
      ObjectNode all = JsonNodeFactory.instance.objectNode();
      all.put("schema", 1).put("command", command).put("total", found.total());
      ArrayNode papers = all.putArray("papers");
      for (Hit hit : found.hits()) {
        papers.add(PaperJson.of(hit.paper()).put("match", hit.score()));
      }
      io.out().println(all);
      return;
    }
    Page page = Page.on(io);
    for (Hit hit : found.hits()) {
      Paper paper = hit.paper();
      page.title((paper.isWithdrawn() ? "[withdrawn] " : "") + paper.title());
      page.text("  ", authors(paper));
      page.text(
          "  ",
          paper.id()
              + " · "
              + String.join(" ", paper.categories())
              + " · "
              + paper.submitted().atZone(ZoneOffset.UTC).toLocalDate());
      page.gap();
    }
    if (found.hits().size() < found.total()) {
      io.out().println(found.hits().size() + " of " + found.total() + "; --limit shows more");
    }
  }

  static String authors(Paper paper) {
    int count = paper.authors().size();
    String names = String.join(", ", paper.authors().subList(0, Math.min(MOST_AUTHORS, count)));
    return count > MOST_AUTHORS ? names + " and " + (count - MOST_AUTHORS) + " more" : names;
  }
}
