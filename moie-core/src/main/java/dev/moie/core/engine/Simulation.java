package dev.moie.core.engine;

import dev.moie.core.state.InMemoryStateStore;
import dev.moie.core.state.InvalidStateException;
import dev.moie.core.stop.StoppedException;
import java.io.IOException;

/**
 * Computes what a heartbeat would do, on a state in memory. Nothing is locked, saved, logged or
 * told to listeners, and no action is run.
 */
public final class Simulation {
  private final Engine engine;
  private final InMemoryStateStore store;

  /**
   * Uses a copy of a state.
   *
   * @param engine its journal, log and events are not used
   * @param store the copy
   */
  public Simulation(Engine engine, InMemoryStateStore store) {
    this.engine =
        new Engine(
            engine.steps(),
            NoLog.INSTANCE,
            NoEvents.INSTANCE,
            Journal.NONE,
            engine.clock(),
            engine.pause(),
            engine.ids(),
            engine.random(),
            engine.beatEvery(),
            Safety.NONE,
            Ownership.ALONE);
    this.store = store;
  }

  /**
   * Computes the plan.
   *
   * @param verifying whether verifications are run; a verification command is the user's own shell
   *     line, so it cannot be proven to change nothing
   * @param progress follows it
   */
  public BeatReport plan(boolean verifying, BeatProgress progress)
      throws InvalidStateException, IOException, InterruptedException {
    BeatJournal journal = new BeatJournal(Journal.NONE);
    Checkpoint checkpoint = Checkpoint.open(store, engine.log(), engine.clock(), journal);
    JobTaker taker = new PlannedJobs(engine, verifying, progress);
    try {
      return new Beat(engine, checkpoint, journal, taker, Desk.NOBODY, progress, false, () -> {})
          .run();
    } catch (StoppedException impossible) {
      throw new IllegalStateException("nothing stops a simulation", impossible);
    }
  }
}
