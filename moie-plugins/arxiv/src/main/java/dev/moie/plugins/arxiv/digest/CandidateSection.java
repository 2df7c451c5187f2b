package dev.moie.plugins.arxiv.digest;

import static dev.moie.plugins.arxiv.digest.MarkdownText.escape;

import dev.moie.plugins.arxiv.judge.Candidate;
import dev.moie.plugins.arxiv.judge.Candidates;
import dev.moie.plugins.arxiv.judge.Card;
import dev.moie.plugins.arxiv.judge.Term;
import dev.moie.plugins.arxiv.judge.profile.Facet;
import java.util.Locale;

/** The part of a digest that tells the candidates, and why each is one. */
final class CandidateSection {
  private static final int MOST_TERMS = 4;

  private final StringBuilder text = new StringBuilder();

  private CandidateSection() {}

  static String of(Candidates candidates) {
    CandidateSection section = new CandidateSection();
    section.text.append("## Candidates\n\n");
    section.text.append(
        "Found by their words alone. Whether a claim is right, or even one, is for you to"
            + " judge.\n\n");
    candidates.listed().forEach(section::candidate);
    if (candidates.leftOut() > 0) {
      section.text.append(candidates.leftOut()).append(" more candidates are left out.\n\n");
    }
    return section.text.toString();
  }

  private void candidate(Candidate candidate) {
    text.append("### ").append(escape(candidate.paper().title())).append("\n\n");
    text.append("[arXiv:").append(candidate.paper().id()).append("](");
    text.append(candidate.paper().page()).append(")");
    text.append(candidate.alert() ? ", **alert**" : "");
    text.append(candidate.followed() ? ", by an author you follow" : "").append("\n\n");
    text.append("- Score ").append(number(candidate.judgement().score()));
    for (Facet facet : Facet.values()) {
      text.append(", ").append(facet.name().toLowerCase(Locale.ROOT)).append(' ');
      text.append(number(candidate.judgement().facet(facet)));
    }
    text.append('\n');
    candidate.judgement().terms().stream().limit(MOST_TERMS).forEach(this::term);
    int more = candidate.judgement().terms().size() - MOST_TERMS;
    text.append(more > 0 ? "- " + more + " more cues\n" : "").append('\n');
    candidate.card().ifPresent(this::card);
  }

  private void term(Term term) {
    text.append("- ").append(term.cue().id()).append(' ').append(number(term.weight()));
    text.append(": \"").append(escape(term.matched())).append("\" in \"");
    text.append(escape(term.sentence())).append("\"\n");
  }

  private void card(Card card) {
    text.append("Card, ").append(Card.LABEL).append(", ");
    text.append(card.kind().name().toLowerCase(Locale.ROOT)).append(":\n\n");
    card.accepted()
        .ifPresent(quote -> text.append("- Accepted: \"").append(escape(quote)).append("\"\n"));
    text.append("- Claimed: \"").append(escape(card.inversion())).append("\"\n");
    card.limits()
        .ifPresent(quote -> text.append("- Limits: \"").append(escape(quote)).append("\"\n"));
    text.append('\n');
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
