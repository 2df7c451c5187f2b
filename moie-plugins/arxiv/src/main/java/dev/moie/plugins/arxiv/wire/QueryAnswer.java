package dev.moie.plugins.arxiv.wire;

import dev.moie.plugins.arxiv.http.RefusedException;
import dev.moie.plugins.arxiv.http.UnusableAnswerException;
import dev.moie.plugins.arxiv.paper.AuthorNames;
import dev.moie.plugins.arxiv.paper.Paper;
import dev.moie.plugins.arxiv.paper.PaperReference;
import dev.moie.plugins.arxiv.paper.PaperVersion;
import dev.moie.plugins.arxiv.paper.Withdrawal;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.xml.stream.XMLStreamException;

/**
 * An answer of the query API.
 *
 * @param papers each once, in the order of the answer; of their versions only the first and the one
 *     that was returned are known
 * @param unusable how many entries have no identifier or date that we know
 * @param total how many there are in all, as the server has it, which may be wrong
 */
public record QueryAnswer(List<Paper> papers, int unusable, OptionalInt total) {
  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final String ARXIV = "http://arxiv.org/schemas/atom";
  private static final String SEARCH = "http://a9.com/-/spec/opensearch/1.1/";

  /** Copies the list. */
  public QueryAnswer {
    papers = List.copyOf(papers);
  }

  /**
   * Reads an answer.
   *
   * @throws RefusedException if it tells of an error in the question
   * @throws UnusableAnswerException if it is no Atom, or breaks off
   */
  public static QueryAnswer read(byte[] bytes) throws IOException {
    Reading reading = XmlCursor.read(bytes, Reading::root);
    if (reading.error.isPresent()) {
      throw new RefusedException("arXiv's query API answers with an error: " + reading.error.get());
    }
    return new QueryAnswer(List.copyOf(reading.papers.values()), reading.unusable, reading.total);
  }

  private static final class Reading {
    private final XmlCursor xml;
    private final Map<String, Paper> papers = new LinkedHashMap<>();
    private int unusable;
    private OptionalInt total = OptionalInt.empty();
    private Optional<String> error = Optional.empty();

    private Reading(XmlCursor xml) {
      this.xml = xml;
    }

    static Reading root(XmlCursor xml) throws XMLStreamException, UnusableAnswerException {
      if (!xml.is(ATOM, "feed")) {
        throw new UnusableAnswerException("the answer is no Atom feed but <" + xml.name() + ">");
      }
      Reading reading = new Reading(xml);
      xml.each(reading::part);
      return reading;
    }

    private void part() throws XMLStreamException, UnusableAnswerException {
      if (xml.is(ATOM, "entry")) {
        entry();
      } else if (xml.is(SEARCH, "totalResults")) {
        String text = xml.text();
        total =
            text.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
      }
    }

    private void entry() throws XMLStreamException, UnusableAnswerException {
      Map<String, String> texts = new HashMap<>();
      List<String> authors = new ArrayList<>();
      List<String> categories = new ArrayList<>();
      List<String> primary = new ArrayList<>();
      xml.each(
          () -> {
            if (xml.is(ATOM, "author")) {
              xml.each(
                  () -> {
                    if (xml.is(ATOM, "name")) {
                      authors.add(xml.text());
                    }
                  });
            } else if (xml.is(ATOM, "category")) {
              xml.attribute("term").ifPresent(categories::add);
            } else if (xml.is(ARXIV, "primary_category")) {
              xml.attribute("term").ifPresent(primary::add);
            } else if (xml.isIn(ATOM) || xml.isIn(ARXIV)) {
              texts.put(xml.name(), xml.text());
            }
          });
      if (texts.getOrDefault("id", "").contains("/api/errors")) {
        error = Optional.of(texts.getOrDefault("summary", "no reason given"));
        return;
      }
      primary.addAll(categories);
      Optional<Paper> paper = paper(texts, authors, primary.stream().distinct().toList());
      if (paper.isPresent()) {
        papers.putIfAbsent(paper.get().id().toString(), paper.get());
      } else {
        unusable++;
      }
    }

    private static Optional<Paper> paper(
        Map<String, String> texts, List<String> authors, List<String> categories) {
      Optional<PaperReference> reference = PaperReference.of(texts.getOrDefault("id", ""));
      Optional<Instant> published = instant(texts.getOrDefault("published", ""));
      Optional<Instant> updated = instant(texts.getOrDefault("updated", ""));
      if (reference.isEmpty() || published.isEmpty()) {
        return Optional.empty();
      }
      int version = reference.get().version().orElse(1);
      String comments = texts.getOrDefault("comment", "");
      boolean withdrawn = Withdrawal.isToldBy(comments);
      List<PaperVersion> versions = new ArrayList<>();
      if (version > 1) {
        versions.add(new PaperVersion(1, published.get(), false));
      }
      versions.add(
          new PaperVersion(
              version, version > 1 ? updated.orElse(published.get()) : published.get(), withdrawn));
      return Optional.of(
          new Paper(
              reference.get().id(),
              versions,
              texts.getOrDefault("title", ""),
              texts.getOrDefault("summary", ""),
              authors.stream().map(AuthorNames::collapse).filter(name -> !name.isEmpty()).toList(),
              categories,
              comments,
              texts.getOrDefault("journal_ref", ""),
              Optional.ofNullable(texts.get("doi")).filter(doi -> !doi.isEmpty())));
    }

    private static Optional<Instant> instant(String text) {
      try {
        return Optional.of(Instant.parse(text));
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }
  }
}
