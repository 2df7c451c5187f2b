package dev.moie.core.engine;

import dev.moie.api.ActionResult;
import dev.moie.api.JobOutcome;
import dev.moie.api.Verification;
import dev.moie.api.policy.Trigger;
import dev.moie.core.cyclic.CyclicPlan;
import dev.moie.core.cyclic.Turn;
import dev.moie.core.log.Attempts;
import dev.moie.core.log.Execution;
import dev.moie.core.log.ExecutionLog;
import dev.moie.core.log.LogBatch;
import dev.moie.core.schedule.Schedule;
import dev.moie.core.state.Job;
import dev.moie.core.state.Phase;
import dev.moie.core.state.Step;
import dev.moie.core.stop.Stop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes cyclic jobs: runs them when due, records each run, and never completes them. */
final class CyclicJobs {
  private final Engine engine;
  private final ExecutionLog log;
  private final StepExecutor steps;
  private final BeatProgress progress;
  private final CyclicPlan plan;

  CyclicJobs(Engine engine, BeatProgress progress) {
    this.engine = engine;
    this.log = engine.log();
    this.steps = engine.steps();
    this.progress = progress;
    this.plan = engine.plan();
  }

  /** What is said of a cyclic job that runs nothing. */
  static Taken withoutAction() {
    return Taken.of(
        JobOutcome.CYCLIC_WAITING,
        "it runs nothing; add an action such as \"run\": {\"uses\": \"arxiv/scan\"}");
  }

  Taken take(Phase phase, Job job) throws InterruptedException {
    if (job.run().isEmpty()) {
      return withoutAction();
    }
    Turn turn = plan.turn(job, engine.clock().instant());
    if (turn instanceof Turn.Run run) {
      Optional<Breaker> breaker =
          Breaker.of(job, log, engine.safety().breaker(), engine.clock().instant());
      return breaker.isPresent()
          ? Taken.of(JobOutcome.CYCLIC_WAITING, breaker.get().describe(job.id()))
          : takeNow(phase, job, run, Trigger.SCHEDULE, false);
    }
    if (turn instanceof Turn.Wait wait) {
      return waiting(phase, job, wait);
    }
    return Taken.of(
        JobOutcome.CYCLIC_WAITING,
        "it runs since " + ((Turn.Running) turn).since().atZone(plan.timetable(job).zone()));
  }

  /**
   * Takes a job whether it is due or not.
   *
   * @param force whether its action runs although its verification holds
   */
  Taken takeNow(Phase phase, Job job, boolean force) throws InterruptedException {
    return job.run().isEmpty()
        ? withoutAction()
        : takeNow(phase, job, plan.asked(job, engine.clock().instant()), Trigger.PERSON, force);
  }

  private Taken waiting(Phase phase, Job job, Turn.Wait wait) {
    Taken taken = Taken.of(JobOutcome.CYCLIC_WAITING, nextRun(job, wait.next()));
    Optional<Execution> skip = wait.skip().map(each -> skipped(phase, job, each));
    Optional<Execution> entry = skip.or(() -> wait.delay().map(each -> delayed(phase, job, each)));
    entry.map(LogBatch::of).ifPresent(log::write);
    return entry.map(each -> taken.telling(each.reason())).orElse(taken);
  }

  private String nextRun(Job job, Instant next) {
    return next.equals(Schedule.NEVER)
        ? "its schedule " + job.schedule().text() + " names no time that comes"
        : "next run at " + next.atZone(plan.timetable(job).zone());
  }

  private Execution skipped(Phase phase, Job job, Turn.Skip skip) {
    return engine
        .entry(Execution.Kind.SKIPPED, phase, job, engine.clock().instant(), skip.reason())
        .answeringFor(skip.occurrences());
  }

  private Execution delayed(Phase phase, Job job, Turn.Delay delay) {
    return engine
        .entry(Execution.Kind.MISSED, phase, job, engine.clock().instant(), delay.reason())
        .notBefore(delay.until())
        .answeringFor(delay.missed());
  }

  private Taken takeNow(Phase phase, Job job, Turn.Run turn, Trigger trigger, boolean force)
      throws InterruptedException {
    Step run = job.run().orElseThrow();
    Optional<String> obstacle = steps.obstacle(run, StepExecutor.Kind.RUN, job.id());
    if (obstacle.isPresent()) {
      return Taken.of(JobOutcome.INCONCLUSIVE, obstacle.get());
    }
    Instant began = engine.clock().instant();
    Taken taken;
    Optional<Verification> before =
        job.verify().isPresent() && !force
            ? Optional.of(steps.verify(job.verify().get(), engine.call(phase, job, 0, progress)))
            : Optional.empty();
    if (before.filter(each -> each.verdict() == Verification.Verdict.INCONCLUSIVE).isPresent()) {
      return Taken.of(JobOutcome.INCONCLUSIVE, before.get().reason());
    }
    taken =
        before.filter(Verification::holds).isPresent()
            ? held(phase, job, turn, began, before.get())
            : run(phase, job, turn, run, trigger);
    Taken told = turn.skip().map(skip -> taken.telling(skip.reason())).orElse(taken);
    return turn.more() > 0 && !taken.outcome().isProblem() ? told.dueAgain() : told;
  }

  /** An execution, and before it what it leaves out of the schedule. */
  private LogBatch batch(Phase phase, Job job, Turn.Run turn, Execution execution) {
    List<Execution> entries = new ArrayList<>();
    turn.skip().ifPresent(skip -> entries.add(skipped(phase, job, skip)));
    entries.add(execution);
    return new LogBatch(entries, List.of());
  }

  private Taken held(Phase phase, Job job, Turn.Run turn, Instant began, Verification answer) {
    Execution execution =
        engine
            .begin(phase, job, job.verify().orElseThrow(), 0, began)
            .answeringFor(turn.occurrences())
            .ended(
                engine.clock().instant(),
                JobOutcome.CYCLIC_HELD,
                answer.reason(),
                answer.output().orElse(""),
                Optional.empty());
    log.write(batch(phase, job, turn, execution));
    return Taken.of(JobOutcome.CYCLIC_HELD, answer.reason()).recordedAs(execution.id());
  }

  private Taken run(Phase phase, Job job, Turn.Run turn, Step run, Trigger trigger)
      throws InterruptedException {
    Optional<Stop> stop = engine.safety().stop();
    if (stop.isPresent()) {
      return Taken.stopped(job, stop.get());
    }
    Instant began = engine.clock().instant();
    Attempts attempts = Attempts.of(job, log.newestOf(job.id()), began);
    int attempt = attempts.exhausted() ? 1 : attempts.count() + 1;
    PolicyGate gate = new PolicyGate(engine);
    PolicyGate.Passage passage = gate.ask(new ActionQuestion(phase, job, trigger, attempt));
    if (passage.refusal().isPresent()) {
      return passage.refusal().get();
    }
    Execution execution =
        engine.begin(phase, job, run, attempt, began).answeringFor(turn.occurrences());
    Optional<Taken> gone = gate.use(passage, execution);
    if (gone.isPresent()) {
      return gone.get();
    }
    log.write(batch(phase, job, turn, execution));
    ActionResult result = steps.run(run, engine.call(phase, job, attempt, progress));
    JobOutcome outcome = result.isSuccess() ? JobOutcome.CYCLIC_RAN : JobOutcome.CYCLIC_FAILED;
    String reason = result.summary();
    if (job.verify().isPresent()) {
      Verification after =
          steps.verify(job.verify().get(), engine.call(phase, job, attempt, progress));
      outcome =
          switch (after.verdict()) {
            case VERIFIED -> JobOutcome.CYCLIC_RAN;
            case NOT_VERIFIED -> JobOutcome.CYCLIC_FAILED;
            case INCONCLUSIVE -> JobOutcome.INCONCLUSIVE;
          };
      reason = after.holds() ? result.summary() : after.reason();
    }
    Instant now = engine.clock().instant();
    Optional<Instant> again =
        outcome == JobOutcome.CYCLIC_RAN
            ? Optional.empty()
            : Optional.of(now.plus(Attempts.delayAfter(attempt, job.retry(), engine.random())));
    Execution ended = execution.ended(now, outcome, reason, result.output().orElse(""), again);
    Optional<Turn.Skip> overlapped = plan.overlapped(job, ended, now);
    List<Execution> entries = new ArrayList<>(List.of(ended));
    overlapped.ifPresent(skip -> entries.add(skipped(phase, job, skip)));
    log.write(new LogBatch(entries, List.of()));
    Taken taken = Taken.of(outcome, reason, attempt).recordedAs(execution.id());
    return overlapped.map(skip -> taken.telling(skip.reason())).orElse(taken);
  }
}
