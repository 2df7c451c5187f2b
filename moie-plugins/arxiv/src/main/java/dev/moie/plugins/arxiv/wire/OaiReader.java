package dev.moie.plugins.arxiv.wire;

import dev.moie.plugins.arxiv.http.UnusableAnswerException;
import dev.moie.plugins.arxiv.paper.ArxivId;
import dev.moie.plugins.arxiv.paper.PaperReference;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/** Reads a page of {@code ListRecords} or {@code GetRecord} in the format {@code arXivRaw}. */
public final class OaiReader {
  private static final String OAI = "http://www.openarchives.org/OAI/2.0/";

  private final XmlCursor xml;
  private final List<OaiRecord> records = new ArrayList<>();
  private int unusable;
  private Optional<String> token = Optional.empty();
  private boolean closed;
  private Optional<Instant> answered = Optional.empty();
  private Optional<OaiError> error = Optional.empty();

  private OaiReader(XmlCursor xml) {
    this.xml = xml;
  }

  /**
   * Reads a page.
   *
   * @throws OaiError if the server tells of one
   * @throws UnusableAnswerException if it is no whole answer of OAI-PMH
   */
  public static OaiPage read(byte[] bytes) throws IOException {
    OaiReader reader = XmlCursor.read(bytes, OaiReader::root);
    if (reader.error.isPresent()) {
      throw reader.error.get();
    }
    Instant answered =
        reader.answered.orElseThrow(
            () -> new UnusableAnswerException("the answer has no responseDate"));
    return new OaiPage(reader.records, reader.unusable, reader.token, reader.closed, answered);
  }

  private static OaiReader root(XmlCursor xml) throws XMLStreamException, UnusableAnswerException {
    if (!xml.is(OAI, "OAI-PMH")) {
      throw new UnusableAnswerException("the answer is not OAI-PMH but <" + xml.name() + ">");
    }
    OaiReader reader = new OaiReader(xml);
    xml.each(reader::part);
    return reader;
  }

  private void part() throws XMLStreamException, UnusableAnswerException {
    if (!xml.isIn(OAI)) {
      return;
    }
    switch (xml.name()) {
      case "responseDate" -> answered = instant(xml.text());
      case "error" -> {
        String code = xml.attribute("code").orElse("an unnamed error");
        error = Optional.of(new OaiError(code, xml.text()));
      }
      case "ListRecords", "GetRecord" -> xml.each(this::entry);
      default -> {
        // request and the like
      }
    }
  }

  private void entry() throws XMLStreamException, UnusableAnswerException {
    if (xml.is(OAI, "record")) {
      record();
    } else if (xml.is(OAI, "resumptionToken")) {
      String text = xml.text();
      token = text.isEmpty() ? Optional.empty() : Optional.of(text);
      closed = text.isEmpty();
    }
  }

  private static final class Header {
    private Optional<ArxivId> id = Optional.empty();
    private Optional<LocalDate> datestamp = Optional.empty();
    private boolean deleted;
  }

  private void record() throws XMLStreamException, UnusableAnswerException {
    Header header = new Header();
    RawMetadata metadata = new RawMetadata(xml);
    xml.each(
        () -> {
          if (xml.is(OAI, "header")) {
            header.deleted = xml.attribute("status").filter("deleted"::equals).isPresent();
            xml.each(() -> header(header));
          } else if (xml.is(OAI, "metadata")) {
            xml.each(metadata::read);
          }
        });
    LocalDate day = header.datestamp.orElse(LocalDate.EPOCH);
    if (header.deleted && header.id.isPresent()) {
      records.add(new OaiRecord.Deleted(header.id.get(), day));
    } else if (metadata.paper(header.id).isPresent()) {
      records.add(new OaiRecord.Live(metadata.paper(header.id).get(), day));
    } else {
      unusable++;
    }
  }

  private void header(Header header) throws XMLStreamException {
    if (xml.is(OAI, "identifier")) {
      header.id = PaperReference.of(xml.text()).map(PaperReference::id);
    } else if (xml.is(OAI, "datestamp")) {
      String text = xml.text();
      header.datestamp =
          instant(text.length() == 10 ? text + "T00:00:00Z" : text).map(OaiReader::day);
    }
  }

  private static LocalDate day(Instant moment) {
    return moment.atZone(java.time.ZoneOffset.UTC).toLocalDate();
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
