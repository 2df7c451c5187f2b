package dev.moie.core.engine;

import dev.moie.core.log.Request;
import dev.moie.core.state.InvalidStateException;
import dev.moie.core.state.StateStore;
import dev.moie.core.stop.Stop;
import dev.moie.core.stop.StoppedException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Drains what can be done now: phase by phase up to the current one, job by job, and on into the
 * next phase when all jobs of a phase hold.
 *
 * <p>Whoever calls this holds the workspace's lock. Not thread-safe.
 */
public final class Heartbeat {
  private final Engine engine;
  private final StateStore store;
  private final Runnable whenLong;

  public Heartbeat(Engine engine, StateStore store) {
    this(engine, store, () -> {});
  }

  /**
   * Beats, and begins something more when a beat turns out to be long.
   *
   * @param whenLong run once a beat by its thread when it has lasted for a second; what is worth
   *     its cost only then
   */
  public Heartbeat(Engine engine, StateStore store, Runnable whenLong) {
    this.engine = engine;
    this.store = store;
    this.whenLong = whenLong;
  }

  /** What a beat and a single command have in common: the state and the log, brought together. */
  private final class Opened {
    private final BeatJournal journal = new BeatJournal(engine.journal());
    private final Checkpoint checkpoint;
    private final Pauses pauses;
    private final LiveJobs jobs;
    private final Commands commands;
    private final RunNow runNow;

    Opened(BeatProgress progress) throws InvalidStateException, IOException {
      checkpoint = Checkpoint.open(store, engine.log(), engine.clock(), journal);
      new Recovery(engine, journal).recover(checkpoint.state());
      pauses = new Pauses(engine.log());
      jobs = new LiveJobs(engine, progress, pauses);
      commands = new Commands(engine, checkpoint, pauses);
      runNow = new RunNow(engine, checkpoint, jobs, new Settling(engine, checkpoint, journal));
    }
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
   * @throws StoppedException if the workspace is stopped, or becomes so; what was done is saved
   */
  public BeatReport beat(boolean singleStep, BeatProgress progress)
      throws InvalidStateException, IOException, InterruptedException, StoppedException {
    refuseIfStopped();
    Opened open = new Opened(progress);
    Desk desk =
        new RequestDesk(
            engine.log().requests(), open.checkpoint, open.commands, open.runNow, engine.clock());
    return new Beat(
            engine, open.checkpoint, open.journal, open.jobs, desk, progress, singleStep, whenLong)
        .run();
  }

  private void refuseIfStopped() throws StoppedException {
    Optional<Stop> stop = engine.safety().stop();
    if (stop.isPresent()) {
      throw new StoppedException(stop.get());
    }
  }

  /**
   * Does what a person asks about one job.
   *
   * @param progress follows it
   * @return what came of it
   * @throws InvalidStateException as {@link #beat}
   * @throws IOException as {@link #beat}
   * @throws InterruptedException as {@link #beat}
   */
  public Request.Answer perform(Request request, BeatProgress progress)
      throws InvalidStateException, IOException, InterruptedException {
    Opened open = new Opened(progress);
    try {
      return request.command().equals(Command.RUN.text())
          ? open.runNow.perform(request)
          : open.commands.perform(request, Set.of());
    } finally {
      open.checkpoint.save();
    }
  }
}
