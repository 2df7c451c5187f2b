package dev.moie.app.http;

import dev.moie.app.http.page.CyclicRow;
import dev.moie.app.http.page.Frame;
import dev.moie.app.http.page.JobRow;
import dev.moie.app.http.page.Overview;
import dev.moie.app.http.page.PhaseCard;
import dev.moie.app.http.page.RunRow;
import dev.moie.app.picture.Tone;
import dev.moie.app.picture.Took;
import dev.moie.app.render.Plain;
import dev.moie.core.cyclic.CyclicReport;
import dev.moie.core.cyclic.JobHealth;
import dev.moie.core.cyclic.Runs;
import dev.moie.core.log.HistoryQuery;
import dev.moie.core.state.Job;
import dev.moie.core.state.JobStatus;
import dev.moie.core.state.Phase;
import dev.moie.core.state.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Makes the first page. */
final class OverviewMaker {
  private static final int ATTENTION = 12;
  private static final int CYCLIC = 30;
  private static final int RUNS = 30;
  private static final int RECENT = 12;

  private final Facts facts;
  private final Rows rows;

  OverviewMaker(Facts facts, Rows rows) {
    this.facts = facts;
    this.rows = rows;
  }

  Overview make(Frame frame) throws Exception {
    State state = facts.state();
    List<JobFilter.Placed> waiting = new ArrayList<>();
    List<JobFilter.Placed> failing = new ArrayList<>();
    List<JobFilter.Placed> cyclic = new ArrayList<>();
    int jobs = 0;
    int completed = 0;
    for (Phase phase : state.phases()) {
      for (Job job : phase.jobs()) {
        JobFilter.Placed placed = new JobFilter.Placed(phase, job);
        jobs++;
        completed += job.status() == JobStatus.COMPLETED ? 1 : 0;
        Tone tone = Tone.of(job);
        if (tone == Tone.PERSON) {
          waiting.add(placed);
        } else if (tone == Tone.BAD) {
          failing.add(placed);
        }
        if (job.isCyclic()) {
          cyclic.add(placed);
        }
      }
    }
    failing.sort(Comparator.comparing(OverviewMaker::time).reversed());
    return new Overview(
        frame,
        phases(state),
        jobs,
        completed,
        first(waiting),
        Math.max(0, waiting.size() - ATTENTION),
        first(failing),
        Math.max(0, failing.size() - ATTENTION),
        facts.unfinished().stream().map(rows::run).toList(),
        cyclic(state, cyclic.stream().limit(CYCLIC).toList()),
        Math.max(0, cyclic.size() - CYCLIC),
        recent(),
        facts.warnings().stream().limit(5).map(Plain::line).toList());
  }

  private static Instant time(JobFilter.Placed placed) {
    return placed.job().lastResult().map(last -> last.time()).orElse(Instant.EPOCH);
  }

  private List<JobRow> first(List<JobFilter.Placed> jobs) {
    return jobs.stream().limit(ATTENTION).map(each -> rows.job(each.phase(), each.job())).toList();
  }

  private List<RunRow> recent() {
    return facts
        .history(new HistoryQuery(Optional.empty(), false, Optional.empty(), RECENT))
        .stream()
        .filter(each -> each.endedAt().isPresent())
        .map(rows::run)
        .toList();
  }

  static List<PhaseCard> phases(State state) {
    return state.phases().stream()
        .sorted(Comparator.comparing(Phase::id))
        .map(
            phase -> {
              PhaseCount count = PhaseCount.of(phase);
              return new PhaseCard(
                  phase.id(),
                  Plain.line(phase.name()),
                  phase.status().text(),
                  phase.id() == state.meta().currentPhase(),
                  count.completed(),
                  count.finite(),
                  count.cyclic(),
                  count.failed(),
                  count.waiting());
            })
        .toList();
  }

  private List<CyclicRow> cyclic(State state, List<JobFilter.Placed> placed) {
    List<CyclicReport.Entry> entries =
        facts.cyclic().of(state, placed.stream().map(JobFilter.Placed::job).toList(), 0);
    List<CyclicRow> rows = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      rows.add(cyclic(placed.get(i), entries.get(i)));
    }
    return rows;
  }

  private CyclicRow cyclic(JobFilter.Placed placed, CyclicReport.Entry entry) {
    Runs recent = entry.runs().newest(CyclicReport.RECENT);
    OptionalDouble rate = recent.successRate();
    return new CyclicRow(
        rows.job(placed.phase(), placed.job()),
        rows.strip(recent.newest(RUNS).newest()),
        entry.next().map(rows::moment),
        entry.health().condition() == JobHealth.Condition.LATE,
        rate.isEmpty() ? "" : (int) (rate.getAsDouble() * 100) + " %",
        recent.percentile(50).map(Duration::toMillis).map(Took::text).orElse(""));
  }
}
