package dev.moie.plugins.arxiv.digest;

import static dev.moie.plugins.arxiv.digest.MarkdownText.escape;

import dev.moie.plugins.arxiv.judge.Candidates;
import dev.moie.plugins.arxiv.paper.Paper;
import dev.moie.plugins.arxiv.store.Event;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** The digest as Markdown. */
public final class MarkdownDigest {
  private static final String THANKS =
      "Thank you to arXiv for use of its open access interoperability.";

  private final DayOfEvents day;
  private final Candidates candidates;
  private final int maxItems;
  private final StringBuilder text = new StringBuilder();

  private MarkdownDigest(DayOfEvents day, Candidates candidates, int maxItems) {
    this.day = day;
    this.candidates = candidates;
    this.maxItems = maxItems;
  }

  /**
   * Writes it.
   *
   * @param candidates of the day's papers; told first
   * @param maxItems how many papers of a kind are listed; how many were left out is told
   */
  public static String of(DayOfEvents day, Candidates candidates, int maxItems) {
    return new MarkdownDigest(day, candidates, maxItems).whole();
  }

  private String whole() {
    text.append("# arXiv digest ").append(day.day()).append("\n\n");
    if (day.invented()) {
      text.append("**These papers are invented: the bundled sample, not today's arXiv.**\n\n");
    }
    text.append("- Source: ").append(escape(day.source())).append('\n');
    text.append("- Completeness: ").append(escape(day.completeness().toString())).append('\n');
    for (Event.Kind kind : Event.Kind.values()) {
      int count = day.of(kind).size();
      if (count > 0) {
        text.append("- ").append(heading(kind)).append(": ").append(count).append('\n');
      }
    }
    text.append("- Judged: ").append(candidates.judged()).append(", of which candidates: ");
    text.append(candidates.listed().size() + candidates.leftOut()).append("\n\n");
    if (!candidates.listed().isEmpty()) {
      text.append(CandidateSection.of(candidates));
    }
    section(Event.Kind.WITHDRAWN);
    section(Event.Kind.NEW);
    section(Event.Kind.CROSS_LISTED);
    section(Event.Kind.REVISED);
    section(Event.Kind.UNWITHDRAWN);
    section(Event.Kind.DELETED);
    if (day.events().isEmpty()) {
      text.append("Nothing new.\n\n");
    }
    return text.append("---\n\n").append(THANKS).append('\n').toString();
  }

  static String heading(Event.Kind kind) {
    String words = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private void section(Event.Kind kind) {
    List<Event> events = day.of(kind);
    if (events.isEmpty()) {
      return;
    }
    text.append("## ").append(heading(kind)).append("\n\n");
    for (Event event : events.subList(0, Math.min(maxItems, events.size()))) {
      event.paper().ifPresentOrElse(this::paper, () -> deleted(event));
    }
    if (events.size() > maxItems) {
      text.append(events.size() - maxItems).append(" more are left out.\n\n");
    }
  }

  private void deleted(Event event) {
    text.append("- arXiv:").append(event.id()).append('\n');
  }

  private void paper(Paper paper) {
    text.append("### ").append(escape(paper.title())).append("\n\n");
    text.append(escape(String.join(", ", paper.authors()))).append("\n\n");
    text.append("[arXiv:").append(paper.id()).append('v').append(paper.latest().number());
    text.append("](").append(paper.page()).append("), ");
    text.append(escape(String.join(", ", paper.categories())));
    text.append(", submitted ").append(paper.submitted().atZone(ZoneOffset.UTC).toLocalDate());
    if (paper.latest().number() > 1) {
      text.append(", revised ").append(paper.updated().atZone(ZoneOffset.UTC).toLocalDate());
    }
    text.append("\n\n");
    if (!paper.comments().isEmpty()) {
      text.append("Comments: ").append(escape(paper.comments())).append("\n\n");
    }
    text.append(escape(paper.summary())).append("\n\n");
  }
}
