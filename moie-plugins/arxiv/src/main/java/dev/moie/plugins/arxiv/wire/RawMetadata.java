package dev.moie.plugins.arxiv.wire;

import dev.moie.plugins.arxiv.http.UnusableAnswerException;
import dev.moie.plugins.arxiv.paper.ArxivId;
import dev.moie.plugins.arxiv.paper.AuthorNames;
import dev.moie.plugins.arxiv.paper.Paper;
import dev.moie.plugins.arxiv.paper.PaperVersion;
import dev.moie.plugins.arxiv.paper.Withdrawal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/** Reads {@code arXivRaw}, the one format that has the history of versions. */
final class RawMetadata {
  private static final String RAW = "http://arxiv.org/OAI/arXivRaw/";
  private static final int MOST_VERSIONS = 1000;

  private final XmlCursor xml;
  private final Map<String, String> texts = new HashMap<>();
  private final List<PaperVersion> versions = new ArrayList<>();

  RawMetadata(XmlCursor xml) {
    this.xml = xml;
  }

  void read() throws XMLStreamException, UnusableAnswerException {
    if (xml.is(RAW, "arXivRaw")) {
      xml.each(this::part);
    }
  }

  private void part() throws XMLStreamException, UnusableAnswerException {
    if (xml.is(RAW, "version")) {
      version();
    } else if (xml.isIn(RAW)) {
      texts.put(xml.name(), xml.text());
    }
  }

  private void version() throws XMLStreamException, UnusableAnswerException {
    String number = xml.attribute("version").orElse("");
    Map<String, String> parts = new HashMap<>();
    xml.each(() -> parts.put(xml.name(), xml.text()));
    Optional<Instant> date = date(parts.getOrDefault("date", ""));
    if (number.matches("v[1-9]\\d{0,3}") && date.isPresent() && versions.size() < MOST_VERSIONS) {
      versions.add(
          new PaperVersion(
              Integer.parseInt(number.substring(1)),
              date.get(),
              Withdrawal.isEmptySource(
                  parts.getOrDefault("size", ""), parts.getOrDefault("source_type", ""))));
    }
  }

  /** Without the day of the week, which may be wrong. */
  private static Optional<Instant> date(String text) {
    try {
      String rest = text.replaceFirst("^[A-Za-z]{3},\\s*", "");
      return Optional.of(
          ZonedDateTime.parse(rest, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The paper; empty if there is no identifier or no version. */
  Optional<Paper> paper(Optional<ArxivId> header) {
    Optional<ArxivId> id = ArxivId.of(texts.getOrDefault("id", "")).or(() -> header);
    if (id.isEmpty() || versions.isEmpty()) {
      return Optional.empty();
    }
    String comments = texts.getOrDefault("comments", "");
    List<PaperVersion> ordered = new ArrayList<>(versions);
    ordered.sort(Comparator.comparingInt(PaperVersion::number));
    PaperVersion latest = ordered.get(ordered.size() - 1);
    if (Withdrawal.isToldBy(comments)) {
      ordered.set(ordered.size() - 1, new PaperVersion(latest.number(), latest.submitted(), true));
    }
    String doi = texts.getOrDefault("doi", "");
    return Optional.of(
        new Paper(
            id.get(),
            ordered,
            texts.getOrDefault("title", ""),
            texts.getOrDefault("abstract", ""),
            AuthorNames.split(texts.getOrDefault("authors", "")),
            List.of(texts.getOrDefault("categories", "").split(" ", -1)).stream()
                .filter(each -> !each.isEmpty())
                .toList(),
            comments,
            texts.getOrDefault("journal-ref", ""),
            doi.isEmpty() ? Optional.empty() : Optional.of(doi.split(" ", -1)[0])));
  }
}
