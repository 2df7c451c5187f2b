package dev.moie.app.picture;

import dev.moie.core.state.Job;
import dev.moie.core.state.Phase;
import java.util.ArrayList;
import java.util.List;

/** The phases as one SVG: a card for each, its jobs with their signs, and arrows in between. */
public final class PhaseSvg {
  private static final int WIDTH = 760;
  private static final int EDGE = 20;
  private static final int HEAD = 56;
  private static final int ROW = 30;
  private static final int WHY = 18;
  private static final int GAP = 34;

  private final Board board;
  private final List<String> lines = new ArrayList<>();
  private int y = EDGE;

  private PhaseSvg(Board board) {
    this.board = board;
  }

  /** The picture, with a newline at its end. */
  public static String draw(Board board) {
    return new PhaseSvg(board).draw();
  }

  private String draw() {
    String project = board.state().meta().project();
    text("title", EDGE, y + 18, Markup.text(project, 60));
    y += 40;
    List<Phase> phases = board.phases();
    if (phases.isEmpty()) {
      text("soft", EDGE, y + 14, "No phases yet.");
      y += 24;
    }
    for (int i = 0; i < phases.size(); i++) {
      if (i > 0) {
        arrow();
      }
      phase(phases.get(i));
    }
    int height = y + EDGE;
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "
        + WIDTH
        + " "
        + height
        + "\" width=\""
        + WIDTH
        + "\" height=\""
        + height
        + "\" role=\"img\">\n<title>"
        + Markup.text("The phases of " + project)
        + "</title>\n<style>\n"
        + PhaseHtml.style("picture.css")
        + "</style>\n<rect class=\"back\" width=\""
        + WIDTH
        + "\" height=\""
        + height
        + "\"/>\n"
        + String.join("\n", lines)
        + "\n</svg>\n";
  }

  private void arrow() {
    lines.add("<path class=\"rail\" d=\"M48 " + y + "v" + (GAP - 3) + "m-5-6l5 6 5-6\"/>");
    y += GAP;
  }

  private void phase(Phase phase) {
    int height = HEAD + phase.jobs().stream().mapToInt(PhaseSvg::height).sum() + 10;
    String style = board.isCurrent(phase) ? "card current" : "card " + phase.status().text();
    lines.add(
        "<rect class=\""
            + style
            + "\" x=\""
            + EDGE
            + "\" y=\""
            + y
            + "\" width=\""
            + (WIDTH - 2 * EDGE)
            + "\" height=\""
            + height
            + "\" rx=\"10\"/>");
    text("name", EDGE + 18, y + 28, Markup.text("Phase " + phase.id() + ": " + phase.name(), 62));
    String count = Board.Count.of(List.of(phase)).words();
    text("soft", EDGE + 18, y + 46, phase.status().text() + ", " + count);
    int row = y + HEAD;
    for (Job job : phase.jobs()) {
      job(job, row);
      row += height(job);
    }
    y += height;
  }

  private static int height(Job job) {
    return why(job).isEmpty() ? ROW : ROW + WHY;
  }

  private void job(Job job, int top) {
    Tone tone = Tone.of(job);
    lines.add("<g class=\"" + tone.style() + "\">");
    lines.add(
        "<title>" + Markup.text(job.id() + " " + job.task() + ". " + why(job), 600) + "</title>");
    lines.add(
        "<svg class=\"sign\" x=\"38\" y=\""
            + (top + 5)
            + "\" width=\"20\" height=\"20\" viewBox=\"0 0 16 16\">"
            + Sign.inner(tone)
            + "</svg>");
    text("job", 70, top + 20, Markup.text(job.id() + "  " + job.task(), 66));
    lines.add(
        "<text class=\"soft\" x=\""
            + (WIDTH - EDGE - 18)
            + "\" y=\""
            + (top + 20)
            + "\" text-anchor=\"end\">"
            + job.status().text()
            + "</text>");
    if (!why(job).isEmpty()) {
      text("why", 70, top + 20 + WHY, Markup.text(why(job), 92));
    }
    lines.add("</g>");
  }

  /** Why a job that needs attention does. */
  private static String why(Job job) {
    Tone tone = Tone.of(job);
    return tone == Tone.BAD || tone == Tone.PERSON
        ? job.lastResult().map(last -> last.outcome().name() + " " + last.reason()).orElse("")
        : "";
  }

  private void text(String style, int x, int baseline, String markup) {
    lines.add(
        "<text class=\""
            + style
            + "\" x=\""
            + x
            + "\" y=\""
            + baseline
            + "\">"
            + markup
            + "</text>");
  }
}
