package dev.moie.plugins.arxiv.digest;

import static dev.moie.plugins.arxiv.digest.MarkdownText.escape;

import dev.moie.plugins.arxiv.judge.Candidate;
import dev.moie.plugins.arxiv.judge.Card;
import dev.moie.plugins.arxiv.judge.Judgement;
import dev.moie.plugins.arxiv.judge.Term;
import dev.moie.plugins.arxiv.judge.profile.Facet;
import dev.moie.plugins.arxiv.store.Event;
import java.util.List;
import java.util.Locale;

/** The part of a digest that tells the candidates, and why each is one. */
final class CandidateSection {
  private static final int MOST_TERMS = 4;

  private final StringBuilder text = new StringBuilder();

  private CandidateSection() {}

  static String of(Edition edition) {
    CandidateSection section = new CandidateSection();
    section.text.append("## Candidates\n\n").append(Edition.CAVEAT).append("\n\n");
    for (Event.Kind kind : Edition.JUDGED) {
      List<Candidate> candidates = edition.candidates(kind);
      if (!candidates.isEmpty()) {
        section.text.append("### ").append(Edition.heading(kind)).append(" candidates\n\n");
        candidates.forEach(section::candidate);
      }
    }
    int leftOut = edition.candidates().leftOut();
    if (leftOut > 0) {
      section.text.append(leftOut).append(" more candidates are left out.\n\n");
    }
    return section.text.toString();
  }

  private void candidate(Candidate candidate) {
    text.append("#### ").append(escape(candidate.paper().title())).append("\n\n");
    text.append(escape(String.join(", ", candidate.paper().authors()))).append("\n\n");
    text.append("[arXiv:").append(candidate.paper().id()).append("](");
    text.append(candidate.paper().page()).append(")");
    text.append(candidate.alert() ? ", **alert**" : "");
    text.append(candidate.followed() ? ", by an author you follow" : "").append("\n\n");
    text.append("- ").append(scores(candidate.judgement())).append('\n');
    candidate.judgement().terms().stream().limit(MOST_TERMS).forEach(this::term);
    int more = candidate.judgement().terms().size() - MOST_TERMS;
    text.append(more > 0 ? "- " + more + " more cues\n" : "").append('\n');
    candidate.card().ifPresent(this::card);
  }

  /** All parts of a score in a line. */
  static String scores(Judgement judgement) {
    StringBuilder line = new StringBuilder("Score ").append(number(judgement.score()));
    for (Facet facet : Facet.values()) {
      line.append(", ").append(facet.name().toLowerCase(Locale.ROOT)).append(' ');
      line.append(number(judgement.facet(facet)));
    }
    part(line, "relevance", judgement.relevance());
    part(line, "similarity", judgement.similarity());
    if (Math.abs(judgement.taste()) >= 0.005) {
      line.append(String.format(Locale.ROOT, ", moved by what you liked %+.2f", judgement.taste()));
    }
    return line.toString();
  }

  private static void part(StringBuilder line, String name, double value) {
    if (value > 0) {
      line.append(", ").append(name).append(' ').append(number(value));
    }
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

  static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
