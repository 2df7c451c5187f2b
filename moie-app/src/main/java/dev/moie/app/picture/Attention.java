package dev.moie.app.picture;

import dev.moie.core.state.Job;
import dev.moie.core.state.LastResult;
import java.util.List;

/** What went wrong and what waits for a person, before everything else. */
final class Attention {
  private final List<Job> jobs;

  Attention(Board board) {
    this.jobs =
        board.phases().stream()
            .flatMap(phase -> phase.jobs().stream())
            .filter(job -> Tone.of(job) == Tone.BAD || Tone.of(job) == Tone.PERSON)
            .toList();
  }

  void draw(StringBuilder page) {
    if (jobs.isEmpty()) {
      return;
    }
    page.append("<section class=\"attention\">\n<h2>Needs attention</h2>\n<ul>\n");
    for (Job job : jobs) {
      page.append("<li class=\"").append(Tone.of(job).style()).append("\">");
      page.append(Sign.svg(Tone.of(job)));
      page.append("<div><a href=\"#job-").append(Markup.text(job.id())).append("\">");
      page.append(Markup.text(job.id() + " " + job.task())).append("</a>");
      job.lastResult().ifPresent(last -> why(page, last));
      page.append("</div></li>\n");
    }
    page.append("</ul>\n</section>\n");
  }

  private static void why(StringBuilder page, LastResult last) {
    page.append(" <span class=\"why\">");
    page.append(
        switch (last.outcome()) {
          case ACTION_REQUIRED -> "waits for you";
          case APPROVAL_REQUIRED -> "waits for your approval";
          case DENIED -> "a policy denied it";
          case INCONCLUSIVE -> "could not be verified";
          default -> "failed";
        });
    if (!last.reason().isEmpty()) {
      page.append(": ").append(Markup.text(last.reason(), 300));
    }
    page.append("</span>");
  }
}
