package dev.moie.core.engine;

import dev.moie.api.JobOutcome;
import dev.moie.api.event.HeartbeatFinished;
import dev.moie.api.event.HeartbeatStarted;
import dev.moie.api.event.JobFinished;
import dev.moie.api.event.PhaseCompleted;
import dev.moie.core.state.InvalidStateException;
import dev.moie.core.state.Job;
import dev.moie.core.state.JobStatus;
import dev.moie.core.state.LastResult;
import dev.moie.core.state.Meta;
import dev.moie.core.state.Phase;
import dev.moie.core.state.State;
import dev.moie.core.state.StateChange;
import dev.moie.core.state.StateProblem;
import dev.moie.core.state.StateStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One heartbeat, or one simulated one. Used once, by one thread. */
final class Beat {
  private final Engine engine;
  private final StateStore store;
  private final JobTaker taker;
  private final BeatProgress progress;
  private final boolean singleStep;

  private final List<JobReport> jobs = new ArrayList<>();
  private final List<Integer> promoted = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Set<Integer> walked = new HashSet<>();
  private final BeatJournal journal;
  private boolean stepped;

  Beat(Engine engine, StateStore store, JobTaker taker, BeatProgress progress, boolean singleStep) {
    this.engine = engine;
    this.store = store;
    this.taker = taker;
    this.progress = progress;
    this.singleStep = singleStep;
    this.journal = new BeatJournal(engine.journal(), notes::add);
  }

  BeatReport run() throws InvalidStateException, IOException, InterruptedException {
    Instant started = engine.clock().instant();
    Checkpoint checkpoint = new Checkpoint(store, engine.clock(), this::edited);
    // As it was found: a promotion may cure what is warned of.
    List<StateProblem> warnings = checkpoint.loaded().warnings();
    Meta meta = checkpoint.state().meta();
    checkpoint.add(new StateChange.HeartbeatNoted(started));
    engine
        .events()
        .publish(
            new HeartbeatStarted(started, meta.project(), meta.operator(), meta.currentPhase()));
    PhaseRules.Decision decision;
    try {
      decision = walk(checkpoint);
    } catch (InterruptedException | RuntimeException e) {
      // What was done so far is true all the same.
      checkpoint.save();
      throw e;
    }
    return report(started, checkpoint, decision, meta.currentPhase(), warnings);
  }

  private PhaseRules.Decision walk(Checkpoint checkpoint)
      throws InvalidStateException, IOException, InterruptedException {
    while (true) {
      for (int id : openPhases(checkpoint.state())) {
        walkPhase(checkpoint, id);
      }
      checkpoint.save();
      PhaseRules.Decision decision = PhaseRules.decide(checkpoint.state());
      if (stepDone()) {
        return decision;
      }
      decision.changes().forEach(checkpoint::add);
      checkpoint.save();
      decision.completed().ifPresent(phase -> completed(phase, decision.next()));
      if (decision.kind() != PhaseRules.Kind.PROMOTE) {
        return decision;
      }
      Phase next = decision.next().orElseThrow();
      promoted.add(next.id());
      stepped = true;
      progress.promoted(next);
      if (stepDone()) {
        return decision;
      }
    }
  }

  /** The phases up to the current one that were not walked yet, smallest id first. */
  private List<Integer> openPhases(State state) {
    return state.phases().stream()
        .map(Phase::id)
        .filter(id -> id <= state.meta().currentPhase() && !walked.contains(id))
        .sorted(Comparator.naturalOrder())
        .toList();
  }

  private void walkPhase(Checkpoint checkpoint, int id)
      throws InvalidStateException, IOException, InterruptedException {
    walked.add(id);
    Optional<Phase> found = checkpoint.state().phase(id);
    if (found.isEmpty() || stepDone()) {
      return;
    }
    Phase phase = found.get();
    PhaseWalk walk = new PhaseWalk(checkpoint.state(), phase);
    try (JobPool pool = JobPool.of(singleStep ? 1 : phase.concurrency(), phase, taker, progress)) {
      while (true) {
        while (pool.hasRoom() && !stepDone()) {
          Optional<Job> next = walk.next();
          if (next.isEmpty()) {
            break;
          }
          pool.submit(next.get());
        }
        if (pool.isIdle()) {
          break;
        }
        JobPool.Done done = pool.awaitOne();
        walk.done(done.job(), done.taken().outcome());
        settle(checkpoint, phase, done);
      }
    }
    if (!stepDone()) {
      walk.blocked()
          .forEach(
              (job, reason) ->
                  report(phase, job, Taken.of(JobOutcome.BLOCKED, reason), Duration.ZERO));
    }
  }

  private boolean stepDone() {
    return singleStep && stepped;
  }

  private void settle(Checkpoint checkpoint, Phase phase, JobPool.Done done)
      throws InvalidStateException, IOException {
    Job job = done.job();
    Taken taken = done.taken();
    Instant now = engine.clock().instant();
    boolean leftAlone = taken.outcome() == JobOutcome.CYCLIC_WAITING;
    if (!leftAlone) {
      stepped = true;
      checkpoint.add(
          new StateChange.JobNoted(
              job.id(),
              new LastResult(
                  taken.outcome(), taken.reason(), now, taken.attempts(), taken.execution()),
              job.definition()));
      if (taken.outcome().completes()) {
        checkpoint.add(
            new StateChange.JobStatusChange(
                job.id(), JobStatus.PENDING, JobStatus.COMPLETED, job.definition()));
      }
      checkpoint.saveIfDue();
    }
    journal.job(job, taken);
    report(phase, job, taken, leftAlone ? Duration.ZERO : done.duration());
    if (!leftAlone) {
      engine
          .events()
          .publish(
              new JobFinished(
                  now,
                  phase.info(),
                  job.info(),
                  taken.outcome(),
                  taken.reason(),
                  done.duration(),
                  taken.attempts()));
    }
  }

  private void report(Phase phase, Job job, Taken taken, Duration duration) {
    JobReport report =
        new JobReport(
            phase.id(), job.info(), taken.outcome(), taken.reason(), duration, taken.request());
    jobs.add(report);
    progress.done(report);
  }

  private void completed(Phase phase, Optional<Phase> next) {
    journal.phaseCompleted(phase, next);
    engine
        .events()
        .publish(new PhaseCompleted(engine.clock().instant(), phase.info(), next.map(Phase::info)));
  }

  private void edited(StateChange change) {
    String what =
        "EDITED: somebody changed the state file meanwhile; the file wins over \""
            + change.describe()
            + '"';
    notes.add(what);
    journal.line(what);
  }

  private BeatReport report(
      Instant started,
      Checkpoint checkpoint,
      PhaseRules.Decision decision,
      int startPhase,
      List<StateProblem> warnings)
      throws InvalidStateException, IOException {
    checkpoint.save();
    Instant finished = engine.clock().instant();
    BeatReport report =
        new BeatReport(
            Outcomes.of(jobs, !promoted.isEmpty(), decision.kind()),
            started,
            finished,
            startPhase,
            checkpoint.state(),
            promoted,
            decision.kind() == PhaseRules.Kind.SOVEREIGN,
            jobs,
            warnings,
            notes);
    journal.beat(report);
    engine
        .events()
        .publish(
            new HeartbeatFinished(
                finished,
                report.outcome(),
                checkpoint.state().meta().currentPhase(),
                Duration.between(started, finished)));
    return report;
  }
}
