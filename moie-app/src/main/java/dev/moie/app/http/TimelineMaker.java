package dev.moie.app.http;

import dev.moie.app.http.page.Frame;
import dev.moie.app.http.page.Links;
import dev.moie.app.http.page.RunRow;
import dev.moie.app.http.page.Timeline;
import dev.moie.app.picture.Tone;
import dev.moie.core.log.Execution;
import dev.moie.core.log.HistoryQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the page of executions over time. */
final class TimelineMaker {
  private static final int MOST_RUNS = 2_000;
  private static final int MOST_ROWS = 60;
  private static final int TICKS = 6;
  private static final int THINNEST = 5;

  private final Facts facts;
  private final Rows rows;

  /** How much time is shown. */
  enum Span {
    H1(Duration.ofHours(1), "HH:mm"),
    H6(Duration.ofHours(6), "HH:mm"),
    D1(Duration.ofDays(1), "HH:mm"),
    D7(Duration.ofDays(7), "MM-dd HH:mm"),
    D30(Duration.ofDays(30), "MM-dd");

    private final Duration length;
    private final DateTimeFormatter label;

    Span(Duration length, String label) {
      this.length = length;
      this.label = DateTimeFormatter.ofPattern(label);
    }
  }

  TimelineMaker(Facts facts, Rows rows) {
    this.facts = facts;
    this.rows = rows;
  }

  Timeline make(Frame frame, Span span) {
    Instant end = facts.clock().instant();
    Instant begin = end.minus(span.length);
    List<Execution> found =
        facts.history(new HistoryQuery(Optional.empty(), false, Optional.of(begin), MOST_RUNS));
    Map<String, List<Timeline.Bar>> bars = new LinkedHashMap<>();
    for (Execution each : found) {
      if (each.kind() == Execution.Kind.STEP
          && (bars.containsKey(each.job()) || bars.size() < MOST_ROWS)) {
        bars.computeIfAbsent(each.job(), job -> new ArrayList<>()).add(bar(each, begin, end));
      }
    }
    List<Timeline.Row> made = new ArrayList<>();
    bars.forEach((job, list) -> made.add(row(job, list)));
    List<Timeline.Tick> ticks = new ArrayList<>();
    for (int i = 0; i < TICKS; i++) {
      Instant at = begin.plus(span.length.multipliedBy(i).dividedBy(TICKS));
      ticks.add(
          new Timeline.Tick(
              Timeline.WIDTH * i / TICKS,
              rows.moment(at),
              span.label.format(at.atZone(facts.clock().getZone()))));
    }
    return new Timeline(
        frame, span.name(), made, ticks, found.size() == MOST_RUNS || bars.size() == MOST_ROWS);
  }

  private Timeline.Row row(String job, List<Timeline.Bar> bars) {
    long bad = bars.stream().filter(bar -> bar.tone().equals(Tone.BAD.style())).count();
    String words =
        (bars.size() == 1 ? "1 run" : bars.size() + " runs")
            + (bad == 0 ? "" : ", " + bad + " failed");
    return new Timeline.Row(job, rows.task(job), Links.job(job), bars, words, bad > 0);
  }

  private Timeline.Bar bar(Execution run, Instant begin, Instant end) {
    int from = place(run.startedAt(), begin, end);
    int to = place(run.endedAt().orElse(end), begin, end);
    RunRow row = rows.run(run);
    String title =
        row.at().full()
            + " "
            + row.word()
            + (row.took().isEmpty() ? "" : ", " + row.took())
            + (row.reason().isEmpty() ? "" : ": " + row.reason());
    return new Timeline.Bar(row.href(), row.tone(), from, Math.max(THINNEST, to - from), title);
  }

  private static int place(Instant time, Instant begin, Instant end) {
    long whole = Duration.between(begin, end).toMillis();
    long part = Duration.between(begin, time).toMillis();
    return (int)
        Math.max(0, Math.min(Timeline.WIDTH - (long) THINNEST, part * Timeline.WIDTH / whole));
  }
}
