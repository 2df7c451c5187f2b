package dev.moie.core.engine;

import dev.moie.core.state.InvalidStateException;
import dev.moie.core.state.StateStore;
import java.io.IOException;

/**
 * Drains what can be done now: phase by phase up to the current one, job by job, and on into the
 * next phase when all jobs of a phase hold.
 *
 * <p>Whoever calls this holds the workspace's lock. Not thread-safe.
 */
public final class Heartbeat {
  private final Engine engine;
  private final StateStore store;

  public Heartbeat(Engine engine, StateStore store) {
    this.engine = engine;
    this.store = store;
  }

  /**
   * Makes one beat.
   *
   * @param singleStep whether to stop after one transition, as the original did
   * @param progress follows it
   * @throws InvalidStateException if the state cannot be used; nothing was done, or what was done
   *     is in the log
   * @throws IOException if the state could not be saved; what was done is in the log
   * @throws InterruptedException if the engine is to stop; what was done is saved
   */
  public BeatReport beat(boolean singleStep, BeatProgress progress)
      throws InvalidStateException, IOException, InterruptedException {
    return new Beat(engine, store, new LiveJobs(engine, progress), progress, singleStep).run();
  }
}
