package dev.moie.plugins.arxiv.digest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.plugins.arxiv.judge.Candidate;
import dev.moie.plugins.arxiv.judge.JudgementJson;
import dev.moie.plugins.arxiv.paper.PaperJson;
import dev.moie.plugins.arxiv.store.Event;

/** The digest for other programs; {@code docs/schema/arxiv-digest.json} describes it. */
public final class JsonDigest {
  private static final int SCHEMA = 1;

  private JsonDigest() {}

  /** Writes it. */
  public static String of(Edition edition) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    all.put("schema", SCHEMA).put("day", edition.day().day().toString());
    all.put("made", edition.made().toString());
    all.put("source", edition.day().source()).put("invented", edition.day().invented());
    ObjectNode completeness = all.putObject("completeness");
    completeness.put("status", edition.day().completeness().status().name());
    completeness.put("detail", edition.day().completeness().detail());
    edition
        .day()
        .completeness()
        .nextTry()
        .ifPresent(moment -> completeness.put("next_try", moment.toString()));
    ObjectNode counts = all.putObject("counts");
    for (Event.Kind kind : Event.Kind.values()) {
      counts.put(key(kind), edition.day().of(kind).size());
    }
    counts.put("revised_unchanged", edition.unchanged().size());
    counts.put("judged", edition.candidates().judged());
    counts.put("candidates", edition.candidates().listed().size() + edition.candidates().leftOut());
    counts.put("candidates_left_out", edition.candidates().leftOut());
    ArrayNode candidates = all.putArray("candidates");
    for (Event.Kind kind : Edition.JUDGED) {
      edition.candidates(kind).forEach(each -> candidates.add(candidate(kind, each)));
    }
    ArrayNode gone = all.putArray("gone_since_reported");
    for (Gone each : edition.gone()) {
      gone.addObject()
          .put("id", each.id().toString())
          .put("event", key(each.kind()))
          .put("title", each.title())
          .put("reported", each.reported().toString());
    }
    ObjectNode papers = all.putObject("papers");
    for (Event.Kind kind : Edition.LISTED) {
      ObjectNode list = papers.putObject(key(kind));
      ArrayNode listed = list.putArray("listed");
      edition.listed(kind).forEach(event -> listed.add(paper(event)));
      list.put("left_out", edition.leftOut(kind));
    }
    all.put("acknowledgement", Edition.THANKS);
    return all.toPrettyString() + "\n";
  }

  private static ObjectNode candidate(Event.Kind kind, Candidate candidate) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("event", key(kind));
    node.put("followed", candidate.followed()).put("alert", candidate.alert());
    node.set("paper", PaperJson.of(candidate.paper()));
    node.set("judgement", JudgementJson.of(candidate.judgement(), candidate.card()));
    return node;
  }

  private static ObjectNode paper(Event event) {
    return event
        .paper()
        .map(PaperJson::of)
        .orElseGet(() -> JsonNodeFactory.instance.objectNode().put("id", event.id().toString()));
  }

  private static String key(Event.Kind kind) {
    return Edition.name(kind).replace('-', '_');
  }
}
