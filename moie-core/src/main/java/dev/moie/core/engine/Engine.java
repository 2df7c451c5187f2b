package dev.moie.core.engine;

import dev.moie.api.Verification;
import dev.moie.core.cyclic.CyclicPlan;
import dev.moie.core.log.Execution;
import dev.moie.core.log.ExecutionLog;
import dev.moie.core.log.LogBatch;
import dev.moie.core.log.Transition;
import dev.moie.core.state.Job;
import dev.moie.core.state.JobStatus;
import dev.moie.core.state.Phase;
import dev.moie.core.state.StateChange;
import dev.moie.core.state.Step;
import dev.moie.core.workspace.BeatSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What the engine works with: everything that has effects, time, identity or chance comes in here.
 *
 * @param steps what plugins can do
 * @param log what was done
 * @param events tells the listeners in plugins
 * @param journal tells people
 * @param clock in the workspace's time zone
 * @param pause waits
 * @param ids makes ids for executions; they sort by time
 * @param random jitters delays
 * @param beatEvery about how often it beats; a cyclic job is on time for half as long again
 * @param safety is asked before anything is started
 * @param ownership whether what it does is still its to do
 */
public record Engine(
    StepExecutor steps,
    ExecutionLog log,
    EventPublisher events,
    Journal journal,
    Clock clock,
    Pause pause,
    Supplier<String> ids,
    RandomGenerator random,
    Duration beatEvery,
    Safety safety,
    Ownership ownership) {

  /**
   * An engine that beats as often as usual, {@link BeatSettings#DEFAULT}, and that nobody can stop.
   */
  public Engine(
      StepExecutor steps,
      ExecutionLog log,
      EventPublisher events,
      Journal journal,
      Clock clock,
      Pause pause,
      Supplier<String> ids,
      RandomGenerator random) {
    this(
        steps,
        log,
        events,
        journal,
        clock,
        pause,
        ids,
        random,
        BeatSettings.DEFAULT.every(),
        Safety.NONE,
        Ownership.ALONE);
  }

  /** Says when cyclic jobs are due. */
  public CyclicPlan plan() {
    return new CyclicPlan(log, clock.getZone(), new BeatSettings(beatEvery).grace());
  }

  /** The same engine with another safety. */
  Engine with(Safety another) {
    return new Engine(
        steps, log, events, journal, clock, pause, ids, random, beatEvery, another, ownership);
  }

  /**
   * The same engine for what is its own under a claim only.
   *
   * @param fenced the log, every write to which carries the claim's token
   * @param owned whether the claim is still held
   */
  public Engine owning(ExecutionLog fenced, Ownership owned) {
    return new Engine(
        steps, fenced, events, journal, clock, pause, ids, random, beatEvery, safety, owned);
  }

  StepCall call(Phase phase, Job job, int attempt, BeatProgress progress) {
    return new StepCall(
        job.info(),
        phase.info(),
        attempt,
        job.timeout(),
        line -> progress.line(job, line),
        safety::torsion,
        ownership);
  }

  Execution begin(Phase phase, Job job, Step step, int attempt, Instant at) {
    return new Execution(
        ids.get(),
        Execution.Kind.STEP,
        job.id(),
        phase.id(),
        attempt,
        step.uses(),
        steps.provider(step).orElse(step.plugin()),
        job.definition(),
        at,
        Optional.empty(),
        Optional.empty(),
        "",
        "",
        Optional.empty());
  }

  /** An entry about a job in which no step of it runs. */
  Execution entry(Execution.Kind kind, Phase phase, Job job, Instant at, String reason) {
    return new Execution(
        ids.get(),
        kind,
        job.id(),
        phase.id(),
        0,
        "",
        "",
        job.definition(),
        at,
        Optional.of(at),
        Optional.empty(),
        reason,
        "",
        Optional.empty());
  }

  /** Runs the verification of a job; one that has none never holds by itself. */
  Verification verify(Phase phase, Job job, int attempt, BeatProgress progress)
      throws InterruptedException {
    if (job.verify().isEmpty()) {
      return Verification.notVerified(
          "the job has no verification, so it never completes by itself");
    }
    return steps.verify(job.verify().get(), call(phase, job, attempt, progress));
  }

  /** Records, durably and together, that an execution has ended and that its job is completed. */
  Taken complete(Job job, Execution ended, Taken taken) {
    if (!job.isOpen()) {
      Taken recorded = taken.recordedAs(ended.id());
      log.writeLast(LogBatch.of(ended), () -> TakenJson.write(recorded));
      return recorded;
    }
    Transition transition =
        Transition.of(
            new StateChange.JobStatusChange(
                job.id(), job.status(), JobStatus.COMPLETED, job.definition()),
            clock.instant(),
            Optional.of(ended.id()));
    return taken.completedBy(
        log.writeLast(
                LogBatch.of(ended, transition),
                () -> TakenJson.write(taken.completedBy(transition)))
            .get(0));
  }
}
