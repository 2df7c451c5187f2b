package dev.moie.app.render;

import dev.moie.core.cyclic.CyclicReport;
import dev.moie.core.cyclic.JobHealth;
import dev.moie.core.cyclic.Runs;
import dev.moie.core.log.Execution;
import dev.moie.core.state.Job;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Jobs, and how the cyclic ones do, for people. */
public final class JobsText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT);
  private static final int STRIP = 60;
  private static final int WIDTH = 72;

  private final PrintStream out;
  private final Styles styles;
  private final Glyphs glyphs;
  private final Instant now;
  private final ZoneId zone;

  /**
   * Prints to a terminal.
   *
   * @param zone of the times of jobs that name none
   */
  public JobsText(Terminal terminal, Instant now, ZoneId zone) {
    this.out = terminal.out();
    this.styles = terminal.styles();
    this.glyphs = terminal.glyphs();
    this.now = now;
    this.zone = zone;
  }

  /** Prints one line for a job that is not cyclic. */
  public void line(Job job, Optional<Execution> last) {
    out.println(
        String.format("%-8s %-10s ", Plain.line(job.id(), 40), job.status().text())
            + Plain.line(job.task(), 60));
    last.ifPresent(each -> out.println("         " + styles.faint(last(each))));
  }

  /** Prints two lines for a cyclic job. */
  public void line(CyclicReport.Entry entry) {
    Job job = entry.job();
    out.println(
        String.format("%-8s ", Plain.line(job.id(), 40))
            + health(entry.health(), 10)
            + " "
            + Plain.line(job.task(), 60));
    out.println(
        "         " + styles.faint(Plain.line(job.schedule().text(), 60) + ", " + next(entry)));
  }

  /** Prints all that is known of a cyclic job. */
  public void block(CyclicReport.Entry entry) {
    Job job = entry.job();
    Runs recent = entry.runs().newest(CyclicReport.RECENT);
    out.println(
        styles.bold(Plain.line(job.id(), 40) + " " + Plain.line(job.task(), 60))
            + "  "
            + health(entry.health(), 0));
    if (!entry.health().reason().isEmpty()) {
      field("Reason", Plain.line(entry.health().reason(), 300));
    }
    field("Schedule", schedule(job));
    field("Last run", entry.last().map(this::last).orElse("never"));
    field("Next run", next(entry));
    entry.upcoming().forEach(at -> field("", time(job, at)));
    if (!recent.newest().isEmpty()) {
      field("Runs", runs(entry, recent));
    }
    recent
        .percentile(50)
        .ifPresent(
            median ->
                field(
                    "Duration",
                    "p50 "
                        + took(median)
                        + ", p95 "
                        + took(recent.percentile(95).orElseThrow())
                        + ", max "
                        + took(recent.percentile(100).orElseThrow())));
    if (!recent.newest().isEmpty()) {
      field("Recent", strip(recent.newest(STRIP).newest()));
    }
    recent
        .lastError()
        .ifPresent(
            error ->
                field(
                    "Error",
                    StatusText.age(error.startedAt(), now)
                        + ": "
                        + Plain.line(error.reason(), 300)));
    entry.warning().ifPresent(warning -> field("Warning", styles.waiting(Plain.line(warning))));
  }

  private String runs(CyclicReport.Entry entry, Runs recent) {
    return entry.runs().newest().size()
        + "; good: "
        + rate(recent.successRate())
        + " of the last "
        + recent.newest().size()
        + ", "
        + rate(entry.runs().since(now.minus(CyclicReport.MONTH)).successRate())
        + " of 30 days"
        + (entry.skipped() > 0 ? "; " + entry.skipped() + " times skipped" : "");
  }

  public void space() {
    out.println();
  }

  /** Says that there is nothing to show. */
  public void none() {
    out.println("There are no cyclic jobs.");
  }

  private static String schedule(Job job) {
    return Plain.line(job.schedule().text(), 60)
        + job.timezone().map(each -> ", " + each).orElse("")
        + (job.jitter().isZero() ? "" : ", jitter " + job.jitter())
        + ", catch_up "
        + job.catchUp().mode().name().toLowerCase(Locale.ROOT);
  }

  /** A value that is long goes on below. */
  private void field(String name, String value) {
    String head = String.format("    %-11s", name.isEmpty() ? "" : name + ":");
    String rest = value;
    while (rest.length() > WIDTH - 8 && !rest.startsWith("\u001b")) {
      int at = rest.lastIndexOf(' ', WIDTH - 8);
      if (at <= 0) {
        break;
      }
      out.println(head + rest.substring(0, at));
      head = " ".repeat(15);
      rest = rest.substring(at + 1);
    }
    out.println(head + rest);
  }

  private String health(JobHealth health, int width) {
    String word = String.format("%-" + Math.max(1, width) + "s", health.condition().text());
    return switch (health.condition()) {
      case UNKNOWN -> styles.faint(word);
      case HEALTHY -> styles.good(word);
      case LATE -> styles.waiting(word);
      case FAILING -> styles.bad(word);
    };
  }

  private String last(Execution last) {
    return ExecutionWord.of(last)
        + ", "
        + StatusText.age(last.startedAt(), now)
        + last.endedAt()
            .map(end -> ", took " + took(Duration.between(last.startedAt(), end)))
            .orElse("");
  }

  private String next(CyclicReport.Entry entry) {
    if (entry.pause().isPresent()) {
      return "not before \"moie unpause " + Plain.line(entry.job().id()) + "\"";
    }
    if (entry.waitsFor().isPresent()) {
      return "when phase " + entry.waitsFor().getAsInt() + " has begun";
    }
    if (entry.next().isEmpty()) {
      return entry.last().filter(each -> each.endedAt().isEmpty()).isPresent()
          ? "it runs now"
          : "never by itself";
    }
    Instant at = entry.next().get();
    return at.isAfter(now) ? time(entry.job(), at) : "due now";
  }

  private String time(Job job, Instant at) {
    return TIME.format(at.atZone(job.timezone().orElse(zone)));
  }

  private static String rate(OptionalDouble rate) {
    return rate.isEmpty() ? "none" : Math.round(Math.floor(rate.getAsDouble() * 100)) + " %";
  }

  private static String took(Duration time) {
    long millis = Math.max(0, time.toMillis());
    if (millis < 1_000) {
      return millis + " ms";
    }
    return millis < 120_000
        ? String.format(Locale.ROOT, "%.1f s", millis / 1_000.0)
        : time.toMinutes() + " min";
  }

  /** Oldest first, as time goes on. */
  private String strip(List<Execution> newestFirst) {
    StringBuilder strip = new StringBuilder();
    for (int i = newestFirst.size() - 1; i >= 0; i--) {
      Execution run = newestFirst.get(i);
      if (run.endedAt().isEmpty()) {
        strip.append('>');
      } else if (Runs.failed(run)) {
        strip.append(styles.bad("x"));
      } else {
        strip.append(styles.good(glyphs.isUnicode() ? "▪" : "."));
      }
    }
    return strip.toString();
  }
}
