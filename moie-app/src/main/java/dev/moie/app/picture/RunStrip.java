package dev.moie.app.picture;

import dev.moie.core.log.Execution;
import java.time.Duration;
import java.util.List;

/**
 * The last executions of a job as bars, oldest first: the height tells how long one took, on a
 * logarithmic scale of this job's own; a failed one is full height and has another shape, too.
 */
final class RunStrip {
  private static final int HEIGHT = 28;
  private static final int STEP = 8;
  private static final int BAR = 5;

  private final Board board;

  RunStrip(Board board) {
    this.board = board;
  }

  /** The bars as an {@code svg} element; empty if there are none. */
  String draw(List<Execution> runs) {
    if (runs.isEmpty()) {
      return "";
    }
    long longest = runs.stream().mapToLong(RunStrip::millis).max().orElse(0);
    int width = runs.size() * STEP;
    StringBuilder svg = new StringBuilder();
    svg.append("<svg class=\"strip\" role=\"img\" aria-label=\"").append(words(runs));
    svg.append("\" width=\"").append(width).append("\" height=\"").append(HEIGHT);
    svg.append("\" viewBox=\"0 0 ").append(width).append(' ').append(HEIGHT).append("\">");
    for (int i = 0; i < runs.size(); i++) {
      bar(svg, runs.get(i), i * STEP + 1, longest);
    }
    return svg.append("</svg>").toString();
  }

  private void bar(StringBuilder svg, Execution run, int x, long longest) {
    Tone tone = Tone.of(run);
    int height = tone == Tone.BAD ? HEIGHT : height(millis(run), longest);
    svg.append("<g class=\"").append(tone.style()).append("\"><title>");
    svg.append(Markup.text(board.time(run.startedAt()) + " " + word(run), 300)).append("</title>");
    svg.append("<rect x=\"").append(x).append("\" y=\"").append(HEIGHT - height);
    svg.append("\" width=\"").append(BAR).append("\" height=\"").append(height);
    svg.append("\" rx=\"").append(tone == Tone.BAD ? 0 : 1.5).append("\"/>");
    if (tone == Tone.BAD) {
      svg.append("<path class=\"notch\" d=\"M").append(x).append(' ').append(HEIGHT / 2 - 3);
      svg.append("l").append(BAR).append(" 5\"/>");
    }
    svg.append("</g>");
  }

  private static int height(long millis, long longest) {
    double share = longest <= 0 ? 0 : Math.log1p((double) millis) / Math.log1p((double) longest);
    return 6 + (int) Math.round(share * (HEIGHT - 10));
  }

  private static String word(Execution run) {
    String outcome =
        run.outcome().map(Enum::name).orElse(run.wasInterrupted() ? "cut off" : "runs");
    String took = run.endedAt().isPresent() ? ", " + Took.text(millis(run)) : "";
    return outcome + took + (run.reason().isEmpty() ? "" : ": " + run.reason());
  }

  /** What the strip shows, for those who do not see it. */
  String words(List<Execution> runs) {
    long bad = runs.stream().filter(run -> Tone.of(run) == Tone.BAD).count();
    String last = board.time(runs.get(runs.size() - 1).startedAt());
    return "last "
        + runs.size()
        + (runs.size() == 1 ? " run, " : " runs, ")
        + (bad == 0 ? "none failed" : bad + " failed")
        + "; the newest "
        + last;
  }

  private static long millis(Execution run) {
    return run.endedAt().map(end -> Duration.between(run.startedAt(), end).toMillis()).orElse(0L);
  }
}
