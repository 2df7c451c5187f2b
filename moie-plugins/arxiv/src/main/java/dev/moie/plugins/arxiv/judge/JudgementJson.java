package dev.moie.plugins.arxiv.judge;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.plugins.arxiv.judge.profile.Facet;
import java.util.Locale;
import java.util.Optional;

/** A judgement as JSON for other programs, with all that it rests on. Keys are only ever added. */
public final class JudgementJson {
  private JudgementJson() {}

  /** The judgement and the card, if there is one. */
  public static ObjectNode of(Judgement judgement, Optional<Card> card) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("score", rounded(judgement.score()));
    ObjectNode parts = node.putObject("parts");
    for (Facet facet : Facet.values()) {
      parts.put(name(facet), rounded(judgement.facet(facet)));
    }
    parts.put("relevance", rounded(judgement.relevance()));
    parts.put("similarity", rounded(judgement.similarity()));
    parts.put("taste", rounded(judgement.taste()));
    ArrayNode cues = node.putArray("cues");
    for (Term term : judgement.terms()) {
      cues.addObject()
          .put("id", term.cue().id())
          .put("facet", name(term.cue().facet()))
          .put("kind", name(term.cue().kind()))
          .put("weight", rounded(term.weight()))
          .put("matched", term.matched())
          .put("sentence", term.sentence());
    }
    card.ifPresent(each -> node.set("card", card(each)));
    return node;
  }

  private static ObjectNode card(Card card) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("label", Card.LABEL).put("kind", name(card.kind()));
    card.accepted().ifPresent(quote -> node.put("accepted", quote));
    node.put("claimed", card.inversion());
    card.limits().ifPresent(quote -> node.put("limits", quote));
    card.evidence().forEach(node.putArray("evidence")::add);
    return node;
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** Four digits: what is behind them is noise, and differs from machine to machine. */
  private static double rounded(double value) {
    return Math.rint(value * 10_000) / 10_000 + 0.0;
  }
}
