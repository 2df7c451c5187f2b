package dev.moie.core.engine;

import dev.moie.api.BeatOutcome;
import dev.moie.api.JobOutcome;
import dev.moie.api.event.HeartbeatFinished;
import dev.moie.api.event.HeartbeatStarted;
import dev.moie.api.event.PhaseCompleted;
import dev.moie.core.state.InvalidStateException;
import dev.moie.core.state.Job;
import dev.moie.core.state.Meta;
import dev.moie.core.state.Phase;
import dev.moie.core.state.State;
import dev.moie.core.state.StateChange;
import dev.moie.core.state.StateProblem;
import dev.moie.core.stop.Stop;
import dev.moie.core.stop.StoppedException;
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
  /** How often people's requests are looked for while jobs run. */
  private static final Duration GLANCE = Duration.ofMillis(100);

  /** From when on a beat is long. */
  private static final Duration LONG = Duration.ofSeconds(1);

  private final Engine engine;
  private final Checkpoint checkpoint;
  private final BeatJournal journal;
  private final Settling settling;
  private final JobTaker taker;
  private final Desk desk;
  private final BeatProgress progress;
  private final boolean singleStep;
  private final Runnable whenLong;
  private final long begun = System.nanoTime();

  private final List<JobReport> jobs = new ArrayList<>();
  private final List<Integer> promoted = new ArrayList<>();
  private final Set<Integer> walked = new HashSet<>();
  private boolean stepped;
  private boolean isLong;

  Beat(
      Engine engine,
      Checkpoint checkpoint,
      BeatJournal journal,
      JobTaker taker,
      Desk desk,
      BeatProgress progress,
      boolean singleStep,
      Runnable whenLong) {
    this.engine = engine;
    this.checkpoint = checkpoint;
    this.journal = journal;
    this.settling = new Settling(engine, checkpoint, journal);
    this.taker = taker;
    this.desk = desk;
    this.progress = progress;
    this.singleStep = singleStep;
    this.whenLong = whenLong;
  }

  BeatReport run()
      throws InvalidStateException, IOException, InterruptedException, StoppedException {
    Instant started = engine.clock().instant();
    // As it was found: a promotion may cure what is warned of.
    List<StateProblem> warnings = checkpoint.loaded().warnings();
    Meta meta = checkpoint.state().meta();
    checkpoint.note(new StateChange.HeartbeatNoted(started));
    engine
        .events()
        .publish(
            new HeartbeatStarted(started, meta.project(), meta.operator(), meta.currentPhase()));
    PhaseRules.Decision decision;
    try {
      decision = walk();
      desk.close();
    } catch (InterruptedException | StoppedException | RuntimeException e) {
      // What was done so far is true all the same.
      checkpoint.save();
      throw e;
    }
    return report(started, decision, meta.currentPhase(), warnings);
  }

  private PhaseRules.Decision walk()
      throws InvalidStateException, IOException, InterruptedException, StoppedException {
    while (true) {
      for (int id : openPhases(checkpoint.state())) {
        walkPhase(id);
      }
      checkpoint.save();
      PhaseRules.Decision decision = PhaseRules.decide(checkpoint.state());
      if (stepDone()) {
        return decision;
      }
      checkpoint.record(decision.changes());
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

  private void walkPhase(int id)
      throws InvalidStateException, IOException, InterruptedException, StoppedException {
    walked.add(id);
    Optional<Phase> found = checkpoint.state().phase(id);
    if (found.isEmpty() || stepDone()) {
      return;
    }
    Phase phase = found.get();
    PhaseWalk walk = new PhaseWalk(checkpoint.state(), phase);
    try (JobPool pool = new JobPool(singleStep ? 1 : phase.concurrency(), phase, taker, progress)) {
      while (true) {
        Optional<Stop> stop = engine.safety().stop();
        if (stop.isPresent() && (stop.get().how() == Stop.How.NOW || pool.isIdle())) {
          throw new StoppedException(stop.get());
        }
        while (stop.isEmpty() && pool.hasRoom() && !stepDone()) {
          Optional<Job> next = walk.next();
          if (next.isEmpty()) {
            break;
          }
          pool.submit(next.get());
        }
        if (pool.isIdle()) {
          break;
        }
        for (JobPool.Done done : pool.await(GLANCE)) {
          walk.done(done.job(), done.taken().outcome());
          settle(phase, done);
          if (done.taken().again() && !stepDone()) {
            pool.submit(done.job());
          }
        }
        desk.serve(pool.running());
        if (!isLong && System.nanoTime() - begun > LONG.toNanos()) {
          isLong = true;
          whenLong.run();
        }
        checkpoint.saveIfDue();
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

  private void settle(Phase phase, JobPool.Done done) {
    boolean acted = settling.settle(phase, done.job(), done.taken(), done.duration());
    stepped |= acted;
    report(phase, done.job(), done.taken(), acted ? done.duration() : Duration.ZERO);
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

  private BeatReport report(
      Instant started, PhaseRules.Decision decision, int startPhase, List<StateProblem> warnings)
      throws InvalidStateException, IOException {
    checkpoint.save();
    Instant finished = engine.clock().instant();
    BeatOutcome outcome = Outcomes.of(jobs, !promoted.isEmpty(), decision.kind());
    journal.beat(outcome, jobs);
    BeatReport report =
        new BeatReport(
            outcome,
            started,
            finished,
            startPhase,
            checkpoint.state(),
            promoted,
            decision.kind() == PhaseRules.Kind.SOVEREIGN,
            jobs,
            warnings,
            journal.notes(),
            journal.isComplete());
    engine
        .events()
        .publish(
            new HeartbeatFinished(
                finished,
                outcome,
                checkpoint.state().meta().currentPhase(),
                Duration.between(started, finished)));
    return report;
  }
}
