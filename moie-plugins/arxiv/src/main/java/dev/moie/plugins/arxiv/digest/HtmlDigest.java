package dev.moie.plugins.arxiv.digest;

import static dev.moie.plugins.arxiv.digest.HtmlText.escape;

import dev.moie.plugins.arxiv.judge.Candidate;
import dev.moie.plugins.arxiv.paper.Paper;
import dev.moie.plugins.arxiv.store.Event;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * The digest as a page that stands alone: no scripts, nothing that is fetched. It is well-formed
 * XML too, so that a strict parser can check it.
 */
public final class HtmlDigest {
  private static final DateTimeFormatter LONG_DAY =
      DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);
  private static final int MOST_AUTHORS = 8;

  private final Edition edition;
  private final StringBuilder html = new StringBuilder();

  private HtmlDigest(Edition edition) {
    this.edition = edition;
  }

  /** Writes it. */
  public static String of(Edition edition) {
    return new HtmlDigest(edition).whole();
  }

  private static String style() {
    try (InputStream in = HtmlDigest.class.getResourceAsStream("digest.css")) {
      if (in == null) {
        throw new IOException("digest.css is missing from the plugin's jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String whole() {
    DayOfEvents day = edition.day();
    html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\" />\n");
    html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n");
    html.append("<meta name=\"color-scheme\" content=\"light dark\" />\n");
    html.append(
        "<meta http-equiv=\"Content-Security-Policy\""
            + " content=\"default-src 'none'; style-src 'unsafe-inline'\" />\n");
    html.append("<title>arXiv digest ").append(day.day()).append("</title>\n");
    html.append("<style>\n").append(style()).append("</style>\n</head>\n<body>\n<header>\n");
    html.append("<h1>arXiv digest</h1>\n<p class=\"day\">");
    html.append(LONG_DAY.format(day.day())).append("</p>\n");
    if (day.invented()) {
      html.append("<p class=\"notice\">").append(escape(Edition.INVENTED)).append("</p>\n");
    }
    html.append("<p class=\"").append(day.completeness().isAsExpected() ? "status" : "notice");
    html.append("\">").append(escape(day.completeness().toString())).append("</p>\n");
    counts();
    html.append("</header>\n<main>\n");
    gone();
    candidates();
    Edition.LISTED.forEach(this::section);
    if (day.events().isEmpty()) {
      html.append("<p>Nothing new.</p>\n");
    }
    html.append("</main>\n<footer>\n<p>").append(escape(Edition.THANKS)).append("</p>\n");
    html.append("<p>Made ").append(edition.made()).append(" from ");
    html.append(escape(day.source())).append(".</p>\n</footer>\n</body>\n</html>\n");
    return html.toString();
  }

  private void counts() {
    html.append("<ul class=\"counts\">\n");
    int candidates = edition.candidates().listed().size() + edition.candidates().leftOut();
    count(candidates, "candidates", !edition.candidates().listed().isEmpty());
    for (Event.Kind kind : Edition.LISTED) {
      if (!edition.day().of(kind).isEmpty()) {
        count(edition.day().of(kind).size(), Edition.name(kind), isShown(kind));
      }
    }
    html.append("</ul>\n");
  }

  /** A number, which leads to its section if there is one. */
  private void count(int number, String name, boolean shown) {
    String text = "<b>" + number + "</b> " + name;
    html.append("<li>");
    html.append(shown ? "<a href=\"#" + name + "\">" + text + "</a>" : text).append("</li>\n");
  }

  private boolean isShown(Event.Kind kind) {
    return !edition.listed(kind).isEmpty()
        || (kind == Event.Kind.REVISED && !edition.unchanged().isEmpty());
  }

  private void gone() {
    List<Gone> gone = edition.gone();
    if (gone.isEmpty()) {
      return;
    }
    html.append("<section class=\"gone\">\n<h2>Gone since a digest told of them</h2>\n<ul>\n");
    for (Gone each : gone) {
      html.append("<li dir=\"auto\"><a href=\"").append(escape(each.id().page())).append("\">");
      html.append(escape(each.title())).append("</a> <span class=\"meta\">");
      html.append(Edition.name(each.kind())).append(", reported on ").append(each.reported());
      html.append("</span></li>\n");
    }
    html.append("</ul>\n</section>\n");
  }

  private void candidates() {
    if (edition.candidates().listed().isEmpty()) {
      return;
    }
    html.append("<section id=\"candidates\">\n<h2>Candidates</h2>\n<p class=\"meta\">");
    html.append(escape(Edition.CAVEAT)).append("</p>\n");
    for (Event.Kind kind : Edition.JUDGED) {
      List<Candidate> candidates = edition.candidates(kind);
      if (!candidates.isEmpty()) {
        html.append("<h3>").append(Edition.heading(kind)).append("</h3>\n");
        candidates.forEach(each -> html.append(HtmlCandidate.of(each)));
      }
    }
    more(edition.candidates().leftOut(), "more candidates are left out");
    html.append("</section>\n");
  }

  private void more(int count, String what) {
    if (count > 0) {
      html.append("<p class=\"meta\">").append(count).append(' ').append(what).append(".</p>\n");
    }
  }

  private void section(Event.Kind kind) {
    List<Event> listed = edition.listed(kind);
    int unchanged = kind == Event.Kind.REVISED ? edition.unchanged().size() : 0;
    if (!isShown(kind)) {
      return;
    }
    html.append("<section id=\"").append(Edition.name(kind)).append("\">\n<h2>");
    html.append(Edition.heading(kind)).append("</h2>\n");
    for (Event event : listed) {
      event.paper().ifPresentOrElse(this::paper, () -> deleted(event));
    }
    more(edition.leftOut(kind), "more are left out");
    more(unchanged, "more with the abstract that they had before");
    html.append("</section>\n");
  }

  private void deleted(Event event) {
    html.append("<article class=\"paper\"><p>arXiv:").append(escape(event.id().toString()));
    html.append("</p></article>\n");
  }

  private void paper(Paper paper) {
    html.append("<article class=\"paper\">\n<h3 dir=\"auto\"><a href=\"");
    html.append(escape(paper.page())).append("\">").append(escape(paper.title()));
    html.append("</a></h3>\n").append(byline(paper));
    if (!paper.summary().isEmpty()) {
      html.append("<details><summary>Abstract</summary><p dir=\"auto\">");
      html.append(escape(paper.summary())).append("</p></details>\n");
    }
    html.append("</article>\n");
  }

  /** Authors, identifier, categories and days. */
  static String byline(Paper paper) {
    List<String> names = paper.authors();
    String authors = String.join(", ", names.subList(0, Math.min(MOST_AUTHORS, names.size())));
    int more = names.size() - MOST_AUTHORS;
    return "<p class=\"authors\" dir=\"auto\">"
        + escape(authors + (more > 0 ? " and " + more + " more" : ""))
        + "</p>\n<p class=\"meta\">arXiv:"
        + escape(paper.id() + "v" + paper.latest().number())
        + " · "
        + escape(String.join(" ", paper.categories()))
        + " · "
        + paper.updated().atZone(ZoneOffset.UTC).toLocalDate()
        + (paper.comments().isEmpty() ? "" : "<br />" + escape(paper.comments()))
        + "</p>\n";
  }
}
