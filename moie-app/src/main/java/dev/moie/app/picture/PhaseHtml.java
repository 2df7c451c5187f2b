package dev.moie.app.picture;

import dev.moie.core.log.Execution;
import dev.moie.core.state.Job;
import dev.moie.core.state.LastResult;
import dev.moie.core.state.Meta;
import dev.moie.core.state.Phase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The phases as a page that stands alone: no scripts, nothing to load; light or dark as the reader
 * has it, for narrow windows and for paper.
 */
public final class PhaseHtml {
  private final Board board;
  private final RunStrip strip;
  private final StringBuilder page = new StringBuilder();

  private PhaseHtml(Board board) {
    this.board = board;
    this.strip = new RunStrip(board);
  }

  /** The page, with a newline at its end. */
  public static String draw(Board board) {
    return new PhaseHtml(board).draw();
  }

  private String draw() {
    Meta meta = board.state().meta();
    line("<!DOCTYPE html>");
    line("<html lang=\"en\">");
    line("<head>");
    line("<meta charset=\"utf-8\">");
    line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    line("<meta name=\"color-scheme\" content=\"light dark\">");
    line(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"
            + " 'unsafe-inline'\">");
    line("<title>" + Markup.text(meta.project()) + "</title>");
    line("<style>");
    page.append(style("page.css"));
    line("</style>");
    line("</head>");
    line("<body>");
    header(meta);
    line("<main>");
    new Attention(board).draw(page);
    if (board.phases().isEmpty()) {
      line("<p class=\"none\">No phases yet; add one to \"phases\" in the state file.</p>");
    }
    line("<ol class=\"phases\">");
    board.phases().forEach(this::phase);
    line("</ol>");
    line("</main>");
    line(
        "<footer>Made "
            + board.time(board.at())
            + " from <code>"
            + Markup.text(board.file())
            + "</code></footer>");
    line("</body>");
    line("</html>");
    return page.toString();
  }

  private void header(Meta meta) {
    Board.Count all = Board.Count.of(board.phases());
    line("<header>");
    line("<h1>" + Markup.text(meta.project()) + "</h1>");
    line("<dl>");
    fact("Jobs", all.words());
    fact("Current phase", Integer.toString(meta.currentPhase()));
    fact("Last heartbeat", meta.lastHeartbeat().map(board::time).orElse("never"));
    fact("Operator", meta.operator());
    meta.mode().ifPresent(mode -> fact("Mode", mode));
    line("</dl>");
    line("</header>");
  }

  private void fact(String name, String value) {
    line("<div><dt>" + name + "</dt><dd>" + Markup.text(value) + "</dd></div>");
  }

  private void phase(Phase phase) {
    Board.Count count = Board.Count.of(List.of(phase));
    String current = board.isCurrent(phase) ? " current\" aria-current=\"step" : "";
    line("<li class=\"phase " + phase.status().text() + current + "\">");
    line("<div class=\"head\">");
    line(
        "<h2><span class=\"number\">Phase "
            + phase.id()
            + "</span> "
            + Markup.text(phase.name())
            + "</h2>");
    line("<span class=\"chip\">" + phase.status().text() + "</span>");
    line("</div>");
    if (count.all() > 0) {
      line(
          "<div class=\"progress\"><div class=\"bar\"><div style=\"width:"
              + count.percent()
              + "%\"></div></div><span>"
              + count.words()
              + "</span></div>");
    }
    if (phase.jobs().isEmpty()) {
      line("<p class=\"none\">No jobs.</p>");
    }
    line("<ul class=\"jobs\">");
    phase.jobs().forEach(this::job);
    line("</ul>");
    line("</li>");
  }

  private void job(Job job) {
    Tone tone = Tone.of(job);
    line("<li class=\"job " + tone.style() + "\" id=\"job-" + Markup.text(job.id()) + "\">");
    line(Sign.svg(tone));
    line("<div>");
    line(
        "<h3><span class=\"id\">"
            + Markup.text(job.id())
            + "</span> "
            + Markup.text(job.task())
            + " <span class=\"status\">"
            + job.status().text()
            + "</span></h3>");
    if (!job.description().isBlank()) {
      line("<p class=\"about\">" + Markup.text(job.description(), 600) + "</p>");
    }
    job.lastResult().ifPresent(this::last);
    if (job.isCyclic()) {
      runs(job);
    }
    line("</div>");
    line("</li>");
  }

  private void last(LastResult last) {
    String attempts = last.attempts() > 0 ? ", attempt " + last.attempts() : "";
    line(
        "<p class=\"last\"><b class=\""
            + Tone.of(last.outcome()).style()
            + "\">"
            + last.outcome().name()
            + "</b> <time>"
            + board.time(last.time())
            + "</time>"
            + attempts
            + (last.reason().isEmpty()
                ? ""
                : "<span class=\"reason\">" + Markup.text(last.reason(), 600) + "</span>")
            + "</p>");
  }

  private void runs(Job job) {
    List<Execution> runs = board.runsOf(job);
    line("<div class=\"runs\">");
    if (runs.isEmpty()) {
      line("<p>" + Markup.text(job.schedule().text()) + " &#183; no run recorded</p>");
    } else {
      line(strip.draw(runs));
      line("<p>" + Markup.text(job.schedule().text() + " · " + strip.words(runs)) + "</p>");
    }
    line("</div>");
  }

  private void line(String text) {
    page.append(text).append('\n');
  }

  static String style(String name) {
    try (InputStream in = PhaseHtml.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the style sheet " + name + " is missing", e);
    }
  }
}
