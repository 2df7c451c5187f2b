package dev.moie.core.cyclic;

import dev.moie.core.log.Execution;
import dev.moie.core.log.ExecutionLog;
import dev.moie.core.log.HistoryQuery;
import dev.moie.core.log.Pause;
import dev.moie.core.schedule.Schedule;
import dev.moie.core.schedule.Timetable;
import dev.moie.core.state.Job;
import dev.moie.core.state.Phase;
import dev.moie.core.state.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the cyclic jobs do, read from the log alone: no lock is taken, and nothing is written. For
 * the command line, {@code health} and whatever else shows it.
 */
public final class CyclicReport {
  /** The success rate is of so many runs. */
  public static final int RECENT = 100;

  /** The other success rate is of this time. */
  public static final Duration MONTH = Duration.ofDays(30);

  /** Of more runs than these nothing is said. */
  private static final int MOST = 10_000;

  private final ExecutionLog log;
  private final Clock clock;
  private final Duration beatEvery;
  private final CyclicPlan plan;
  private final Examiner examiner;

  /**
   * A report by a log.
   *
   * @param clock in the workspace's time zone
   * @param beatEvery about how often something beats
   * @param grace how late a run may be
   */
  public CyclicReport(ExecutionLog log, Clock clock, Duration beatEvery, Duration grace) {
    this.log = log;
    this.clock = clock;
    this.beatEvery = beatEvery;
    this.plan = new CyclicPlan(log, clock.getZone(), grace);
    this.examiner = new Examiner(log, plan, grace);
  }

  /**
   * What is known of one job.
   *
   * @param job the job
   * @param pause it is paused
   * @param waitsFor the id of its phase, if that has not begun: until then it does not run
   * @param runs the newest {@value #RECENT} or those of the last {@link #MONTH}, whichever are more
   * @param skipped how many times of its schedule in {@code runs}' time no run answers for
   * @param next when it runs next; the moment itself if it is due, empty if it does not by itself
   * @param upcoming the next times of its schedule, when they are due
   * @param health how it does
   * @param warning what is odd about its schedule
   */
  public record Entry(
      Job job,
      Optional<Pause> pause,
      OptionalInt waitsFor,
      Runs runs,
      int skipped,
      Optional<Instant> next,
      List<Instant> upcoming,
      JobHealth health,
      Optional<String> warning) {
    public Entry {
      upcoming = List.copyOf(upcoming);
    }

    /** Its newest run. */
    public Optional<Execution> last() {
      return runs.newest().stream().findFirst();
    }
  }

  /**
   * All cyclic jobs of a state, in its order.
   *
   * @param upcoming how many of the next times to name
   */
  public List<Entry> of(State state, int upcoming) {
    return of(
        state,
        state.phases().stream()
            .flatMap(phase -> phase.jobs().stream())
            .filter(Job::isCyclic)
            .toList(),
        upcoming);
  }

  /**
   * Some cyclic jobs of a state.
   *
   * @param upcoming how many of the next times to name
   */
  public List<Entry> of(State state, List<Job> jobs, int upcoming) {
    List<Pause> paused = log.paused();
    Map<String, Integer> later = new HashMap<>();
    for (Phase phase : state.phases()) {
      if (phase.id() > state.meta().currentPhase()) {
        phase.jobs().forEach(job -> later.put(job.id(), phase.id()));
      }
    }
    return jobs.stream()
        .map(
            job ->
                of(
                    job,
                    paused,
                    later.containsKey(job.id())
                        ? OptionalInt.of(later.get(job.id()))
                        : OptionalInt.empty(),
                    upcoming))
        .toList();
  }

  private Entry of(Job job, List<Pause> paused, OptionalInt waitsFor, int upcoming) {
    Instant now = clock.instant();
    Optional<Pause> pause = paused.stream().filter(each -> each.job().equals(job.id())).findFirst();
    List<Execution> entries = entries(job, now);
    Runs runs =
        new Runs(entries.stream().filter(each -> each.kind() == Execution.Kind.STEP).toList());
    int skipped =
        entries.stream()
            .filter(each -> each.kind() == Execution.Kind.SKIPPED)
            .mapToInt(each -> each.occurrences().map(times -> times.count()).orElse(0))
            .sum();
    boolean idle = job.run().isEmpty() || pause.isPresent() || waitsFor.isPresent();
    Timetable timetable = plan.timetable(job);
    Turn turn = plan.turn(job, now);
    Optional<Instant> next =
        idle || turn instanceof Turn.Running || turn.next().equals(Schedule.NEVER)
            ? Optional.empty()
            : Optional.of(turn.next());
    List<Instant> times =
        job.run().isEmpty()
            ? List.of()
            : timetable
                .following(
                    plan.answeredUpTo(job).filter(at -> at.isAfter(now)).orElse(now), upcoming)
                .stream()
                .map(timetable::due)
                .toList();
    return new Entry(
        job,
        pause,
        waitsFor,
        runs,
        skipped,
        next,
        times,
        waitsFor.isPresent()
            ? examiner.waiting(job, waitsFor.getAsInt())
            : examiner.examine(job, pause, runs.newest().stream().findFirst(), now),
        FinerThanBeat.of(timetable, beatEvery, now)
            .map(text -> text + "; run a daemon, or beat more often"));
  }

  private List<Execution> entries(Job job, Instant now) {
    Optional<Instant> month = Optional.of(now.minus(MONTH));
    List<Execution> recent =
        log.history(new HistoryQuery(Optional.of(job.id()), false, month, MOST));
    return recent.size() >= RECENT
        ? recent
        : log.history(new HistoryQuery(Optional.of(job.id()), false, Optional.empty(), RECENT));
  }
}
