package dev.moie.plugins.arxiv.digest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.plugins.arxiv.judge.Candidate;
import dev.moie.plugins.arxiv.judge.Term;
import dev.moie.plugins.arxiv.paper.ArxivId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Of which candidates digests have told. A file that cannot be read counts as none: alerts may come
 * a second time then, and a withdrawal is told among the others.
 *
 * @param feed names the feed of this workspace for ever
 * @param entries by paper
 */
public record Reported(String feed, Map<ArxivId, Entry> entries) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final int MOST_REASONS = 3;

  /**
   * A paper.
   *
   * @param first the day of the first digest that told of it
   * @param last when a digest last told something new of it
   * @param version of which it told
   * @param title as it was told
   * @param why the words that spoke for it
   * @param alerted the version for which an alert was raised; 0 for none
   * @param gone whether it was told that it is withdrawn or deleted
   */
  public record Entry(
      LocalDate first,
      Instant last,
      int version,
      String title,
      String why,
      int alerted,
      boolean gone) {}

  /** Copies the map, in its order. */
  public Reported {
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  /** Nothing was told yet. */
  public static Reported nothing() {
    return new Reported("urn:uuid:" + UUID.randomUUID(), Map.of());
  }

  /** Reads the file. */
  public static Reported read(Path file) throws IOException {
    try {
      JsonNode all = MAPPER.readTree(Files.readAllBytes(file));
      Map<ArxivId, Entry> entries = new LinkedHashMap<>();
      all.path("papers")
          .properties()
          .forEach(
              each ->
                  ArxivId.of(each.getKey())
                      .ifPresent(id -> entries.put(id, entry(each.getValue()))));
      String feed = all.path("feed").asText();
      return feed.isEmpty() ? nothing() : new Reported(feed, entries);
    } catch (NoSuchFileException | JsonProcessingException | DateTimeException none) {
      return nothing();
    }
  }

  private static Entry entry(JsonNode node) {
    return new Entry(
        LocalDate.parse(node.path("first").asText()),
        Instant.parse(node.path("last").asText()),
        node.path("version").asInt(),
        node.path("title").asText(),
        node.path("why").asText(),
        node.path("alerted").asInt(),
        node.path("gone").asBoolean());
  }

  /** As the file has it. */
  public String toJson() {
    ObjectNode all = MAPPER.createObjectNode().put("schema", 1).put("feed", feed);
    ObjectNode papers = all.putObject("papers");
    entries.forEach(
        (id, entry) ->
            papers
                .putObject(id.toString())
                .put("first", entry.first().toString())
                .put("last", entry.last().toString())
                .put("version", entry.version())
                .put("title", entry.title())
                .put("why", entry.why())
                .put("alerted", entry.alerted())
                .put("gone", entry.gone()));
    return all + "\n";
  }

  /** What was told of a paper. */
  public Optional<Entry> of(ArxivId id) {
    return Optional.ofNullable(entries.get(id));
  }

  /** Whether an alert was raised for a version of a paper, or a later one. */
  public boolean hasAlerted(ArxivId id, int version) {
    return of(id).filter(entry -> entry.alerted() >= version).isPresent();
  }

  /** After an edition; one that tells the same again changes nothing. */
  public Reported with(Edition edition) {
    Map<ArxivId, Entry> after = new LinkedHashMap<>(entries);
    for (Candidate candidate : edition.candidates().listed()) {
      ArxivId id = candidate.paper().id();
      int version = candidate.paper().latest().number();
      Optional<Entry> old = of(id);
      int alerted = candidate.alert() ? version : old.map(Entry::alerted).orElse(0);
      boolean fresh = old.isEmpty() || old.get().version() != version;
      after.put(
          id,
          new Entry(
              old.map(Entry::first).orElse(edition.day().day()),
              fresh ? edition.made() : old.orElseThrow().last(),
              version,
              candidate.paper().title(),
              why(candidate),
              alerted,
              false));
    }
    for (Gone gone : edition.gone()) {
      after.computeIfPresent(
          gone.id(),
          (id, entry) ->
              new Entry(
                  entry.first(),
                  entry.gone() ? entry.last() : edition.made(),
                  entry.version(),
                  entry.title(),
                  entry.why(),
                  entry.alerted(),
                  true));
    }
    return new Reported(feed, after);
  }

  private static String why(Candidate candidate) {
    String words =
        String.join(
            "; ",
            candidate.judgement().terms().stream().limit(MOST_REASONS).map(Term::matched).toList());
    return candidate.followed()
        ? "by an author you follow" + (words.isEmpty() ? "" : "; " + words)
        : words;
  }

  /** The papers of which was told last, the last first. */
  List<Map.Entry<ArxivId, Entry>> latest(int most) {
    return entries.entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<ArxivId, Entry>, Instant>comparing(each -> each.getValue().last())
                .reversed()
                .thenComparing(Map.Entry::getKey))
        .limit(most)
        .toList();
  }
}
