package dev.moie.plugins.arxiv.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.plugins.arxiv.paper.ArxivId;
import dev.moie.plugins.arxiv.paper.Paper;
import dev.moie.plugins.arxiv.paper.PaperVersion;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An event as one line of JSON. Keys are only ever added. */
final class EventJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private EventJson() {}

  static String write(Event event) {
    ObjectNode line = MAPPER.createObjectNode();
    line.put("event", event.kind().name());
    line.put("id", event.id().toString());
    line.put("seen", event.seen().toString());
    line.put("day", event.day().toString());
    event.paper().ifPresent(paper -> line.set("paper", paper(paper)));
    try {
      return MAPPER.writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts and numbers can be written", e);
    }
  }

  private static ObjectNode paper(Paper paper) {
    ObjectNode node = MAPPER.createObjectNode();
    ArrayNode versions = node.putArray("versions");
    for (PaperVersion version : paper.versions()) {
      ObjectNode each = versions.addObject();
      each.put("n", version.number()).put("at", version.submitted().toString());
      if (version.withdrawn()) {
        each.put("withdrawn", true);
      }
    }
    node.put("title", paper.title()).put("abstract", paper.summary());
    paper.authors().forEach(node.putArray("authors")::add);
    paper.categories().forEach(node.putArray("categories")::add);
    node.put("comments", paper.comments()).put("journal", paper.journal());
    paper.doi().ifPresent(doi -> node.put("doi", doi));
    return node;
  }

  /** The event; empty if the line is none, as one that was cut off. */
  static Optional<Event> read(String line) {
    try {
      JsonNode node = MAPPER.readTree(line);
      Optional<ArxivId> id = ArxivId.of(node.path("id").asText());
      if (id.isEmpty()) {
        return Optional.empty();
      }
      JsonNode paper = node.path("paper");
      return Optional.of(
          new Event(
              Event.Kind.valueOf(node.path("event").asText()),
              id.get(),
              paper.isObject() ? Optional.of(paper(id.get(), paper)) : Optional.empty(),
              Instant.parse(node.path("seen").asText()),
              LocalDate.parse(node.path("day").asText())));
    } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Paper paper(ArxivId id, JsonNode node) {
    List<PaperVersion> versions = new ArrayList<>();
    for (JsonNode each : node.path("versions")) {
      versions.add(
          new PaperVersion(
              each.path("n").asInt(),
              Instant.parse(each.path("at").asText()),
              each.path("withdrawn").asBoolean()));
    }
    return new Paper(
        id,
        versions,
        node.path("title").asText(),
        node.path("abstract").asText(),
        texts(node.path("authors")),
        texts(node.path("categories")),
        node.path("comments").asText(),
        node.path("journal").asText(),
        node.has("doi") ? Optional.of(node.path("doi").asText()) : Optional.empty());
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> texts.add(each.asText()));
    return texts;
  }
}
