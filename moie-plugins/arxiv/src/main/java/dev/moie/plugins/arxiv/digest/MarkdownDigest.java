package dev.moie.plugins.arxiv.digest;

import static dev.moie.plugins.arxiv.digest.MarkdownText.escape;

import dev.moie.plugins.arxiv.paper.Paper;
import dev.moie.plugins.arxiv.store.Event;
import java.time.ZoneOffset;
import java.util.List;

/** The digest as Markdown. */
public final class MarkdownDigest {
  private final Edition edition;
  private final StringBuilder text = new StringBuilder();

  private MarkdownDigest(Edition edition) {
    this.edition = edition;
  }

  /** Writes it. */
  public static String of(Edition edition) {
    return new MarkdownDigest(edition).whole();
  }

  private String whole() {
    DayOfEvents day = edition.day();
    text.append("# arXiv digest ").append(day.day()).append("\n\n");
    if (day.invented()) {
      text.append("**").append(Edition.INVENTED).append("**\n\n");
    }
    text.append("- Source: ").append(escape(day.source())).append('\n');
    text.append("- Completeness: ").append(escape(day.completeness().toString())).append('\n');
    for (Event.Kind kind : Event.Kind.values()) {
      int count = day.of(kind).size();
      if (count > 0) {
        text.append("- ").append(Edition.heading(kind)).append(": ").append(count).append('\n');
      }
    }
    text.append("- Judged: ").append(edition.candidates().judged());
    text.append(", of which candidates: ");
    text.append(edition.candidates().listed().size() + edition.candidates().leftOut());
    text.append("\n\n");
    gone();
    if (!edition.candidates().listed().isEmpty()) {
      text.append(CandidateSection.of(edition));
    }
    Edition.LISTED.forEach(this::section);
    if (day.events().isEmpty()) {
      text.append("Nothing new.\n\n");
    }
    return text.append("---\n\n").append(Edition.THANKS).append('\n').toString();
  }

  private void gone() {
    List<Gone> gone = edition.gone();
    if (gone.isEmpty()) {
      return;
    }
    text.append("## Gone since a digest told of them\n\n");
    for (Gone each : gone) {
      text.append("- [arXiv:").append(each.id()).append("](").append(each.id().page());
      text.append(") ").append(Edition.name(each.kind())).append(", reported on ");
      text.append(each.reported()).append(": ").append(escape(each.title())).append('\n');
    }
    text.append('\n');
  }

  private void section(Event.Kind kind) {
    List<Event> listed = edition.listed(kind);
    int unchanged = kind == Event.Kind.REVISED ? edition.unchanged().size() : 0;
    if (listed.isEmpty() && unchanged == 0) {
      return;
    }
    text.append("## ").append(Edition.heading(kind)).append("\n\n");
    for (Event event : listed) {
      event.paper().ifPresentOrElse(this::paper, () -> deleted(event));
    }
    if (edition.leftOut(kind) > 0) {
      text.append(edition.leftOut(kind)).append(" more are left out.\n\n");
    }
    if (unchanged > 0) {
      text.append(unchanged).append(" more with the abstract that they had before.\n\n");
    }
  }

  private void deleted(Event event) {
    text.append("- arXiv:").append(event.id()).append("\n\n");
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
