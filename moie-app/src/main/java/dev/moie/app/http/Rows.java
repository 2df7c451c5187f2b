package dev.moie.app.http;

import dev.moie.api.JobOutcome;
import dev.moie.app.http.page.JobRow;
import dev.moie.app.http.page.Moment;
import dev.moie.app.http.page.RunRow;
import dev.moie.app.http.page.Strip;
import dev.moie.app.picture.Tone;
import dev.moie.app.picture.Took;
import dev.moie.app.render.ExecutionWord;
import dev.moie.app.render.Plain;
import dev.moie.core.log.Execution;
import dev.moie.core.state.Job;
import dev.moie.core.state.LastResult;
import dev.moie.core.state.Phase;
import dev.moie.core.state.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes rows of jobs and executions. */
final class Rows {
  private static final int REASON = 400;
  private static final int STRIP_HEIGHT = 28;
  private static final int STRIP_STEP = 7;

  private final Clock clock;
  private final Set<String> paused;
  private final Map<String, String> nodes;
  private final Map<String, String> tasks = new HashMap<>();

  /**
   * Makes rows.
   *
   * @param state the jobs, by which executions get titles
   * @param paused the ids of those that are paused
   * @param nodes where jobs run now, by their ids
   * @param clock in the workspace's zone
   */
  Rows(State state, Set<String> paused, Map<String, String> nodes, Clock clock) {
    this.nodes = nodes;
    this.clock = clock;
    this.paused = paused;
    state.phases().forEach(phase -> phase.jobs().forEach(job -> tasks.put(job.id(), job.task())));
  }

  Moment moment(Instant time) {
    return Moment.of(time, clock);
  }

  String task(String job) {
    return Plain.line(tasks.getOrDefault(job, ""));
  }

  JobRow job(Phase phase, Job job) {
    Tone tone = Tone.of(job);
    return new JobRow(
        job.id(),
        Plain.line(job.task()),
        phase.id(),
        tone.style(),
        tone.path(),
        job.status().text(),
        job.lastResult().map(last -> word(last.outcome())).orElse(""),
        job.lastResult().map(LastResult::reason).map(text -> Plain.line(text, REASON)).orElse(""),
        job.lastResult().map(last -> moment(last.time())),
        job.isCyclic() ? job.schedule().text() : "",
        paused.contains(job.id()));
  }

  RunRow run(Execution execution) {
    Tone tone = Tone.of(execution);
    return new RunRow(
        execution.id(),
        execution.job(),
        task(execution.job()),
        isRunning(execution) ? "busy" : tone.style(),
        tone.path(),
        isRunning(execution) ? "running" : words(ExecutionWord.of(execution)),
        moment(execution.startedAt()),
        execution.endedAt().isPresent() ? Took.text(millis(execution)) : "",
        execution.attempt(),
        execution.type(),
        Plain.line(execution.reason(), REASON),
        isRunning(execution),
        isRunning(execution) ? node(execution.job()) : "");
  }

  /** Where a job runs now; empty if nowhere, or if there is no cluster. */
  String node(String job) {
    return Plain.line(nodes.getOrDefault(job, ""), 60);
  }

  static boolean isRunning(Execution execution) {
    return execution.endedAt().isEmpty();
  }

  static long millis(Execution execution) {
    return execution
        .endedAt()
        .map(end -> Math.max(0, Duration.between(execution.startedAt(), end).toMillis()))
        .orElse(0L);
  }

  private static String word(JobOutcome outcome) {
    return words(outcome.name());
  }

  /** {@code CYCLIC_RAN} as people say it. */
  private static String words(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', ' ').replaceFirst("^cyclic ", "");
  }

  /**
   * The executions as bars.
   *
   * @param newestFirst as the log gives them
   */
  Strip strip(List<Execution> newestFirst) {
    List<Execution> runs =
        newestFirst.stream().filter(each -> each.kind() == Execution.Kind.STEP).toList();
    long longest = runs.stream().mapToLong(Rows::millis).max().orElse(0);
    long bad = runs.stream().filter(each -> Tone.of(each) == Tone.BAD).count();
    List<Strip.Bar> bars = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      bars.add(bar(runs.get(runs.size() - 1 - i), i * STRIP_STEP, longest));
    }
    String words =
        (runs.size() == 1 ? "1 run" : "the last " + runs.size() + " runs")
            + (bad == 0 ? ", none failed" : ", " + bad + " failed");
    return new Strip(
        bars,
        Math.max(1, runs.size() * STRIP_STEP),
        STRIP_HEIGHT,
        words,
        longest == 0 ? "" : Took.text(longest),
        runs.stream().reduce((newer, older) -> older).map(first -> moment(first.startedAt())),
        runs.stream().findFirst().map(last -> moment(last.startedAt())));
  }

  private Strip.Bar bar(Execution run, int x, long longest) {
    double share =
        longest <= 0 ? 0 : Math.log1p((double) millis(run)) / Math.log1p((double) longest);
    int height =
        Tone.of(run) == Tone.BAD ? STRIP_HEIGHT : 6 + (int) Math.round(share * (STRIP_HEIGHT - 8));
    RunRow row = run(run);
    String title =
        row.at().full()
            + " "
            + row.word()
            + (row.took().isEmpty() ? "" : ", " + row.took())
            + (row.reason().isEmpty() ? "" : ": " + row.reason());
    return new Strip.Bar(row.href(), row.tone(), x, STRIP_HEIGHT - height, height, title);
  }
}
