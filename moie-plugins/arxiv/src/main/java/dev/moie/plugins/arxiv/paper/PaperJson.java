package dev.moie.plugins.arxiv.paper;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A paper as JSON for other programs. Keys are only ever added. */
public final class PaperJson {
  private PaperJson() {}

  /** The paper, with its abstract. */
  public static ObjectNode of(Paper paper) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", paper.id().toString());
    node.put("version", paper.latest().number());
    node.put("page", paper.page());
    node.put("title", paper.title());
    paper.authors().forEach(node.putArray("authors")::add);
    paper.categories().forEach(node.putArray("categories")::add);
    node.put("submitted", paper.submitted().toString());
    node.put("updated", paper.updated().toString());
    node.put("withdrawn", paper.isWithdrawn());
    node.put("abstract", paper.summary());
    if (!paper.comments().isEmpty()) {
      node.put("comments", paper.comments());
    }
    if (!paper.journal().isEmpty()) {
      node.put("journal", paper.journal());
    }
    paper.doi().ifPresent(doi -> node.put("doi", doi));
    return node;
  }
}
