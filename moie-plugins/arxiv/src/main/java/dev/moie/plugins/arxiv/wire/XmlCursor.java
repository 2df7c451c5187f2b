package dev.moie.plugins.arxiv.wire;

import dev.moie.plugins.arxiv.http.UnusableAnswerException;
import dev.moie.plugins.arxiv.paper.AuthorNames;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Goes through a document once, element by element; by namespace, never by prefix or order, which
 * differ between arXiv's back-ends. Without DTDs and external entities, which no answer has a use
 * for. What its user does not read of an element is skipped.
 */
final class XmlCursor {
  private static final int LONGEST_TEXT = 200_000;
  private static final int DEEPEST = 100;

  private final XMLStreamReader xml;
  private int depth;

  private XmlCursor(XMLStreamReader xml) {
    this.xml = xml;
  }

  /** What is done with an element. */
  interface Element {
    /** Reads it, or not; the cursor stands at its beginning. */
    void read() throws XMLStreamException, UnusableAnswerException;
  }

  /** What is done with a document; the cursor stands at the beginning of its root. */
  interface Document<T> {
    /** Reads it. */
    T read(XmlCursor root) throws XMLStreamException, UnusableAnswerException;
  }

  /**
   * Reads a document to its end.
   *
   * @throws UnusableAnswerException if it is not XML, or breaks off
   */
  static <T> T read(byte[] bytes, Document<T> document) throws UnusableAnswerException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    try {
      XmlCursor cursor =
          new XmlCursor(factory.createXMLStreamReader(new ByteArrayInputStream(bytes)));
      while (cursor.next() != XMLStreamConstants.START_ELEMENT) {
        // what comes before the root does not matter
      }
      T read = document.read(cursor);
      while (cursor.xml.hasNext()) {
        cursor.next(); // A document that breaks off behind what we want is not whole.
      }
      return read;
    } catch (XMLStreamException e) {
      String where = e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNumber();
      throw new UnusableAnswerException("the answer is no complete XML" + where);
    }
  }

  private int next() throws XMLStreamException {
    int event = xml.next();
    if (event == XMLStreamConstants.START_ELEMENT) {
      depth++;
      if (depth > DEEPEST) {
        throw new XMLStreamException("nested deeper than " + DEEPEST);
      }
    } else if (event == XMLStreamConstants.END_ELEMENT) {
      depth--;
    }
    return event;
  }

  /** Goes through the elements inside this one, and leaves the cursor behind it. */
  void each(Element child) throws XMLStreamException, UnusableAnswerException {
    int inside = depth;
    while (depth >= inside) {
      if (next() == XMLStreamConstants.START_ELEMENT) {
        int its = depth;
        child.read();
        while (depth >= its) {
          next();
        }
      }
    }
  }

  boolean is(String namespace, String name) {
    return name.equals(xml.getLocalName()) && namespace.equals(xml.getNamespaceURI());
  }

  boolean isIn(String namespace) {
    return namespace.equals(xml.getNamespaceURI());
  }

  String name() {
    return xml.getLocalName();
  }

  Optional<String> attribute(String name) {
    return Optional.ofNullable(xml.getAttributeValue(null, name));
  }

  /** The text in this element and in those inside it, its white space collapsed. */
  String text() throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    int inside = depth;
    while (depth >= inside) {
      next();
      if (xml.isCharacters() && text.length() < LONGEST_TEXT) {
        text.append(xml.getText());
      }
    }
    return AuthorNames.collapse(text.toString());
  }
}
