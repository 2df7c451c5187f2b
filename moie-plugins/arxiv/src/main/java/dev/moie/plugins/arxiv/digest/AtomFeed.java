package dev.moie.plugins.arxiv.digest;

import static dev.moie.plugins.arxiv.digest.HtmlText.escape;

import dev.moie.plugins.arxiv.corpus.CorpusReader;
import dev.moie.plugins.arxiv.paper.ArxivId;
import dev.moie.plugins.arxiv.paper.Paper;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/**
 * The candidates of the last days as an Atom feed (RFC 4287), an entry a paper: one that is told of
 * again, as after a revision, is updated under its identifier, which is its page at arXiv.
 */
public final class AtomFeed {
  private static final int MOST_ENTRIES = 100;

  private AtomFeed() {}

  /**
   * Writes it.
   *
   * @param corpus has the papers' texts
   * @param made stands for the feed's time if it has no entry
   */
  public static String of(Reported reported, CorpusReader corpus, Instant made) throws IOException {
    StringBuilder entries = new StringBuilder();
    Optional<Instant> updated = Optional.empty();
    for (Map.Entry<ArxivId, Reported.Entry> each : reported.latest(MOST_ENTRIES)) {
      Optional<Paper> paper = corpus.show(each.getKey());
      if (paper.isPresent()) {
        entry(entries, paper.get(), each.getValue());
        updated = updated.or(() -> Optional.of(each.getValue().last()));
      }
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n"
        + "<id>"
        + escape(reported.feed())
        + "</id>\n<title>arXiv candidates</title>\n<subtitle>"
        + escape(Edition.CAVEAT)
        + "</subtitle>\n<updated>"
        + updated.orElse(made)
        + "</updated>\n<author><name>MOIE</name></author>\n<generator>MOIE</generator>\n<rights>"
        + escape(Edition.THANKS)
        + "</rights>\n"
        + entries
        + "</feed>\n";
  }

  private static void entry(StringBuilder feed, Paper paper, Reported.Entry told) {
    feed.append("<entry>\n<id>").append(escape(paper.id().page())).append("</id>\n<title>");
    feed.append(told.gone() ? "[gone] " : "").append(escape(paper.title()));
    feed.append("</title>\n<link rel=\"alternate\" href=\"").append(escape(paper.id().page()));
    feed.append("\"/>\n<updated>").append(told.last()).append("</updated>\n<published>");
    feed.append(told.first().atStartOfDay(ZoneOffset.UTC).toInstant()).append("</published>\n");
    for (String author : paper.authors()) {
      feed.append("<author><name>").append(escape(author)).append("</name></author>\n");
    }
    for (String category : paper.categories()) {
      feed.append("<category term=\"").append(escape(category)).append("\"/>\n");
    }
    feed.append("<summary type=\"text\">");
    feed.append(told.why().isEmpty() ? "" : escape("Why: " + told.why() + ".") + " ");
    feed.append(escape(paper.summary())).append("</summary>\n</entry>\n");
  }
}
