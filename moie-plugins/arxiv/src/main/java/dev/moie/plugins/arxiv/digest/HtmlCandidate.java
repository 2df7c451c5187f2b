package dev.moie.plugins.arxiv.digest;

import static dev.moie.plugins.arxiv.digest.HtmlText.escape;
import static dev.moie.plugins.arxiv.digest.HtmlText.marked;

import dev.moie.plugins.arxiv.judge.Candidate;
import dev.moie.plugins.arxiv.judge.Card;
import dev.moie.plugins.arxiv.judge.Term;
import dev.moie.plugins.arxiv.paper.Paper;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A candidate in the HTML digest: what it is, what it claims, and why it stands here. */
final class HtmlCandidate {
  private static final int MOST_TERMS = 4;

  private final StringBuilder html = new StringBuilder();

  private HtmlCandidate() {}

  static String of(Candidate candidate) {
    HtmlCandidate article = new HtmlCandidate();
    article.write(candidate);
    return article.html.toString();
  }

  private void write(Candidate candidate) {
    Paper paper = candidate.paper();
    html.append("<article class=\"").append(candidate.alert() ? "card alert" : "card");
    html.append("\">\n");
    html.append("<h4 dir=\"auto\"><a href=\"").append(escape(paper.page())).append("\">");
    html.append(escape(paper.title())).append("</a></h4>\n");
    html.append(HtmlDigest.byline(paper));
    badges(candidate);
    List<Term> terms = candidate.judgement().terms();
    candidate.card().ifPresent(card -> card(card, terms));
    html.append("<div class=\"more\">\n");
    reasons(candidate, terms);
    html.append("<details><summary>Abstract</summary><p dir=\"auto\">");
    html.append(escape(paper.summary())).append("</p></details>\n</div>\n</article>\n");
  }

  /** Who is followed may have no score at all, and an empty bar says nothing. */
  private void badges(Candidate candidate) {
    html.append("<p class=\"badges\">");
    String score = CandidateSection.number(candidate.judgement().score());
    if (!score.equals("0.00")) {
      html.append("<span class=\"score\"><meter min=\"0\" max=\"1\" value=\"").append(score);
      html.append("\">").append(score).append("</meter> ").append(score).append("</span>");
    }
    if (candidate.followed()) {
      html.append("<span class=\"badge\">author you follow</span>");
    }
    if (candidate.alert()) {
      html.append("<span class=\"badge strong\">alert</span>");
    }
    html.append("</p>\n");
  }

  private void card(Card card, List<Term> terms) {
    html.append("<dl>\n");
    card.accepted().ifPresent(quote -> row("Accepted", escape(quote)));
    Optional<String> words =
        terms.stream()
            .filter(term -> term.sentence().equals(card.inversion()))
            .map(Term::matched)
            .findFirst();
    row("Claimed", marked(card.inversion(), words.orElse("")));
    card.limits().ifPresent(quote -> row("Limits", escape(quote)));
    html.append("</dl>\n");
  }

  private void row(String name, String quote) {
    html.append("<dt>").append(name).append("</dt><dd dir=\"auto\">").append(quote);
    html.append("</dd>\n");
  }

  private void reasons(Candidate candidate, List<Term> terms) {
    html.append("<details><summary>Why it is here</summary>\n<p>");
    html.append(escape(CandidateSection.scores(candidate.judgement())));
    candidate
        .card()
        .ifPresent(
            card ->
                html.append("; ")
                    .append(Card.LABEL)
                    .append(", ")
                    .append(card.kind().name().toLowerCase(Locale.ROOT)));
    html.append("</p>\n");
    Set<String> sentences = new HashSet<>();
    if (!terms.isEmpty()) {
      html.append("<ul>\n");
      for (Term term : terms.subList(0, Math.min(MOST_TERMS, terms.size()))) {
        html.append("<li><code>").append(escape(term.cue().id())).append("</code> ");
        html.append(CandidateSection.number(term.weight())).append(": ");
        html.append(
            sentences.add(term.sentence())
                ? marked(term.sentence(), term.matched())
                : "<mark>" + escape(term.matched()) + "</mark>");
        html.append("</li>\n");
      }
      int more = terms.size() - MOST_TERMS;
      html.append(more > 0 ? "<li>" + more + " more cues</li>\n" : "").append("</ul>\n");
    }
    html.append("</details>\n");
  }
}
