package dev.moie.app.render;

import dev.moie.app.Brakes;
import dev.moie.core.state.Job;
import dev.moie.core.state.LastResult;
import dev.moie.core.state.Phase;
import dev.moie.core.state.State;
import dev.moie.core.state.Timestamps;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What is where, and why, for people. */
public final class StatusText {
  private final PrintStream out;
  private final Styles styles;
  private final Glyphs glyphs;
  private final JobMark mark;

  public StatusText(Terminal terminal) {
    this.out = terminal.out();
    this.styles = terminal.styles();
    this.glyphs = terminal.glyphs();
    this.mark = new JobMark(terminal);
  }

  /**
   * Prints a state.
   *
   * @param state the state
   * @param file the path of its file
   * @param now what ages are counted from
   * @param brakes what holds it back
   */
  public void print(State state, String file, Instant now, Brakes brakes) {
    out.println(styles.bold(Plain.line(state.meta().project())));
    line("State file", file + " (v" + state.schemaVersion() + ")");
    line("Operator", Plain.line(state.meta().operator()));
    state.meta().mode().ifPresent(mode -> line("Mode", Plain.line(mode)));
    line("Current phase", Integer.toString(state.meta().currentPhase()));
    line(
        "Last heartbeat",
        state
            .meta()
            .lastHeartbeat()
            .map(at -> Timestamps.text(at) + " (" + age(at, now) + ")")
            .orElse("never"));
    brakes
        .stop()
        .ifPresent(
            stop ->
                line("Stopped", Plain.line(stop.describe()) + "; \"moie resume\" lets it go on"));
    for (Phase phase : state.phases()) {
      out.println();
      boolean current = phase.id() == state.meta().currentPhase();
      out.println(
          styles.bold(
                  (current ? glyphs.current() + " " : "  ")
                      + "PHASE "
                      + phase.id()
                      + ": "
                      + Plain.line(phase.name()))
              + "  "
              + phase.status().text());
      for (Job job : phase.jobs()) {
        job(job);
        Optional.ofNullable(brakes.breakers().get(job.id()))
            .ifPresent(open -> out.println("         " + Plain.line(open.describe(job.id()))));
      }
    }
  }

  private void line(String name, String value) {
    out.println(String.format("%-15s %s", name + ":", value));
  }

  private void job(Job job) {
    out.println(
        "    "
            + mark.sign(job.status())
            + Plain.line(job.id())
            + " "
            + Plain.line(job.task())
            + "  "
            + styles.faint(job.status().text()));
    job.lastResult().ifPresent(this::lastResult);
  }

  private void lastResult(LastResult result) {
    String attempts = result.attempts() > 0 ? ", attempt " + result.attempts() : "";
    out.println(
        "         "
            + mark.coloured(result.outcome())
            + " "
            + Timestamps.text(result.time())
            + attempts
            + (result.reason().isEmpty() ? "" : ": " + Plain.line(result.reason(), 300)));
  }

  /** How long ago, in the one unit that matters. */
  public static String age(Instant then, Instant now) {
    Duration age = Duration.between(then, now);
    if (age.isNegative()) {
      return "in the future: is the clock right?";
    }
    if (age.toMinutes() < 1) {
      return "just now";
    }
    if (age.toHours() < 1) {
      return age.toMinutes() + " min ago";
    }
    return age.toDays() < 2 ? age.toHours() + " h ago" : age.toDays() + " days ago";
  }
}
