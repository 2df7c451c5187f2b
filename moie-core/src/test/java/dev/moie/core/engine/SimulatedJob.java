package dev.moie.core.engine;

import dev.moie.api.ActionResult;
import dev.moie.api.Verification;
import dev.moie.core.log.Execution;
import dev.moie.core.log.ExecutionIds;
import dev.moie.core.log.LogBatch;
import dev.moie.core.state.Job;
import dev.moie.core.state.Phase;
import dev.moie.core.state.State;
import dev.moie.core.state.Step;
import dev.moie.core.testing.MemoryLog;
import dev.moie.core.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A year of one cyclic job: the real engine takes it, on a clock that is moved. */
final class SimulatedJob implements StepExecutor {
  /** What its runs are like. */
  enum Manner {
    QUICK,
    /** Some last longer than ten minutes, and so beyond the next time of a short schedule. */
    SLOW,
    FAILING,
    /** Now and then the engine ends while it runs. */
    CRASHING,
    /** Its verification holds now and then. */
    HELD
  }

  private static final Duration BEAT = Duration.ofMinutes(10);

  /** What ends the engine. */
  private static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  final Job job;
  final MemoryLog memory = new MemoryLog();
  final List<SimulatedWorld.Span> pauses = new ArrayList<>();
  private final SimulatedWorld world;
  private final State state;
  private final Phase phase;
  private final Manner manner;
  private final SettableClock clock = new SettableClock(SimulatedWorld.BEGIN);
  private final Random random;
  private final List<SimulatedWorld.Back> backs;
  private int oddInARow;

  SimulatedJob(SimulatedWorld world, State state, Job job, Manner manner, boolean paused) {
    this.world = world;
    this.state = state;
    this.job = job;
    this.phase = state.phaseOf(job.id()).orElseThrow();
    this.manner = manner;
    this.random = new Random(job.id().hashCode());
    this.backs = new ArrayList<>(world.backs);
    if (paused) {
      for (int month = 2; month <= 12; month += 2) {
        Instant from = Instant.parse(String.format("2026-%02d-04T05:00:00Z", month));
        long seconds = 600L + random.nextInt(3 * 86_400);
        pauses.add(new SimulatedWorld.Span(from, from.plusSeconds(seconds)));
      }
    }
  }

  private Engine engine() {
    return new Engine(
        this,
        memory.log(),
        NoEvents.INSTANCE,
        Journal.NONE,
        clock,
        clock::advance,
        new ExecutionIds(clock, random),
        random);
  }

  /** Lives through the year. */
  void live() throws InterruptedException {
    Engine engine = engine();
    while (clock.instant().isBefore(SimulatedWorld.END)) {
      Instant now = clock.instant();
      Optional<SimulatedWorld.Span> down = SimulatedWorld.at(world.down, now);
      Optional<SimulatedWorld.Span> paused = SimulatedWorld.at(pauses, now);
      if (down.isPresent()) {
        clock.set(down.get().to());
        // Another process.
        engine = engine();
      } else if (paused.isPresent()) {
        clock.set(paused.get().to());
        unpause(engine, paused.get());
      } else if (!putBack(now)) {
        engine = beat(engine, now);
      }
    }
  }

  /** As when a person lets the job go on. */
  private void unpause(Engine engine, SimulatedWorld.Span pause) {
    Execution entry =
        engine
            .entry(Execution.Kind.PAUSE, phase, job, pause.from(), "by a person")
            .until(clock.instant());
    engine.log().write(LogBatch.of(entry));
  }

  private boolean putBack(Instant now) {
    if (backs.isEmpty() || now.isBefore(backs.get(0).at())) {
      return false;
    }
    clock.set(now.minus(backs.remove(0).by()));
    return true;
  }

  private Engine beat(Engine engine, Instant now) throws InterruptedException {
    try {
      Taken taken = new CyclicJobs(engine, BeatProgress.NONE).take(phase, job);
      if (!taken.again()) {
        advance(engine, now);
      }
      return engine;
    } catch (Crash crash) {
      Engine next = engine();
      new Recovery(next, line -> {}).recover(state);
      return next;
    }
  }

  private void advance(Engine engine, Instant before) {
    Instant now = clock.instant();
    Instant change = SimulatedWorld.change(now, List.of(world.down, world.daemon, pauses));
    if (SimulatedWorld.at(world.daemon, now).isEmpty()) {
      long beats = Duration.between(SimulatedWorld.BEGIN, now).dividedBy(BEAT);
      Instant next = SimulatedWorld.BEGIN.plus(BEAT.multipliedBy(beats + 1));
      // Cron knows nothing of what else happens, but no beat is left out by it.
      clock.set(next.isBefore(change) ? next : change);
      return;
    }
    Instant next = engine.plan().turn(job, now).next();
    Instant back = backs.isEmpty() ? SimulatedWorld.END : backs.get(0).at();
    Instant until = next.isBefore(change) ? next : change;
    Instant to = until.isBefore(back) || !back.isAfter(now) ? until : back;
    // Only a run that is due now, because the last one took its time, may be at the same moment.
    if (!to.isAfter(now) && now.equals(before)) {
      throw new IllegalStateException(job.id() + " is due again at " + now + " without end");
    }
    clock.set(to);
  }

  @Override
  public Optional<String> obstacle(Step step, Kind kind, String id) {
    return Optional.empty();
  }

  @Override
  public Optional<String> provider(Step step) {
    return Optional.of("probe 1");
  }

  @Override
  public Verification verify(Step step, StepCall call) {
    return call.attempt() > 0 || random.nextInt(3) == 0
        ? Verification.verified("it holds")
        : Verification.notVerified("it does not hold");
  }

  @Override
  public ActionResult run(Step step, StepCall call) {
    // Never so often in a row that the circuit breaker, which has its own test, opens.
    boolean odd = random.nextInt(5) == 0 && oddInARow < 3;
    oddInARow = odd ? oddInARow + 1 : 0;
    clock.advance(
        Duration.ofSeconds(manner == Manner.SLOW && odd ? 60 * 47 : 1 + random.nextInt(9)));
    if (manner == Manner.CRASHING && odd) {
      throw new Crash();
    }
    return manner == Manner.FAILING && odd
        ? ActionResult.failed("it failed")
        : ActionResult.succeeded("it ran");
  }
}
