package dev.moie.plugins.arxiv;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads an Atom answer of the query API. By namespace, never by prefix or order, which differ
 * between arXiv's back-ends; without DTDs and external entities, which an answer has no use for.
 */
final class AtomFeed {
  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final String ARXIV = "http://arxiv.org/schemas/atom";
  private static final int MAX_TEXT = 200_000;

  private final XMLStreamReader xml;
  private final Map<String, Paper> papers = new LinkedHashMap<>();
  private int unusable;
  private Optional<String> error = Optional.empty();

  private AtomFeed(XMLStreamReader xml) {
    this.xml = xml;
  }

  /**
   * What an answer says.
   *
   * @param papers each once, in the order of the answer
   * @param unusable how many entries have no identifier that we know
   */
  record Answer(List<Paper> papers, int unusable) {}

  /**
   * Reads an answer.
   *
   * @throws IOException if it is no Atom, or tells of an error
   */
  static Answer read(InputStream in) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    try {
      AtomFeed feed = new AtomFeed(factory.createXMLStreamReader(in));
      feed.feed();
      if (feed.error.isPresent()) {
        throw new IOException("arXiv answers with an error: " + feed.error.get());
      }
      return new Answer(List.copyOf(feed.papers.values()), feed.unusable);
    } catch (XMLStreamException e) {
      String where = e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNumber();
      throw new IOException("the answer is no complete Atom feed" + where, e);
    }
  }

  private void feed() throws XMLStreamException, IOException {
    while (xml.next() != XMLStreamConstants.START_ELEMENT) {
      // what comes before the root does not matter
    }
    if (!is(ATOM, "feed")) {
      throw new IOException("the answer is no Atom feed but <" + xml.getLocalName() + ">");
    }
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT) {
        if (is(ATOM, "entry")) {
          entry();
        } else {
          skip();
        }
      }
    }
  }

  private void entry() throws XMLStreamException {
    Map<String, String> texts = new LinkedHashMap<>();
    List<String> authors = new ArrayList<>();
    List<String> categories = new ArrayList<>();
    while (xml.next() != XMLStreamConstants.END_ELEMENT) {
      if (xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      if (is(ATOM, "author")) {
        authors.addAll(names());
      } else if (is(ATOM, "category")) {
        category(categories, categories.size());
      } else if (is(ARXIV, "primary_category")) {
        category(categories, 0);
      } else if (xml.getNamespaceURI() != null && xml.getNamespaceURI().equals(ATOM)) {
        texts.put(xml.getLocalName(), text());
      } else {
        skip();
      }
    }
    String address = texts.getOrDefault("id", "");
    if (address.contains("/api/errors")) {
      error = Optional.of(texts.getOrDefault("summary", "no reason given"));
      return;
    }
    Optional<PaperId> id = PaperId.of(address);
    if (id.isEmpty()) {
      unusable++;
      return;
    }
    papers.putIfAbsent(
        id.get().id(),
        new Paper(
            id.get().id(),
            id.get().version(),
            texts.getOrDefault("title", ""),
            texts.getOrDefault("summary", ""),
            texts.getOrDefault("published", ""),
            texts.getOrDefault("updated", ""),
            authors,
            categories));
  }

  private void category(List<String> categories, int place) throws XMLStreamException {
    String term = xml.getAttributeValue(null, "term");
    if (term != null) {
      int old = categories.indexOf(term);
      if (old > 0 && place == 0) {
        categories.remove(old);
      }
      if (!categories.contains(term)) {
        categories.add(place, term);
      }
    }
    skip();
  }

  private List<String> names() throws XMLStreamException {
    List<String> names = new ArrayList<>();
    while (xml.next() != XMLStreamConstants.END_ELEMENT) {
      if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
        if (is(ATOM, "name")) {
          names.add(text());
        } else {
          skip();
        }
      }
    }
    return names;
  }

  private boolean is(String namespace, String name) {
    return name.equals(xml.getLocalName()) && namespace.equals(xml.getNamespaceURI());
  }

  /**
   * The text in an element and in those inside it, its white space collapsed; leaves the reader at
   * its end.
   */
  private String text() throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    int depth = 1;
    while (depth > 0) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      } else if (xml.isCharacters() && text.length() < MAX_TEXT) {
        text.append(xml.getText());
      }
    }
    return text.toString().replaceAll("\\s+", " ").strip();
  }

  private void skip() throws XMLStreamException {
    int depth = 1;
    while (depth > 0) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
  }
}
