package dev.moie.core.engine;

import dev.moie.api.JobOutcome;
import dev.moie.core.log.LogException;
import dev.moie.core.state.InvalidStateException;
import dev.moie.core.state.Job;
import dev.moie.core.state.Phase;
import dev.moie.core.state.State;
import dev.moie.core.state.StateChange;
import dev.moie.core.state.StateStore;
import dev.moie.core.stop.Stop;
import dev.moie.core.stop.StoppedException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * An engine that stays: it beats again and again, runs cyclic jobs at their time, and serves what
 * people ask, all the time. One thread does everything but the jobs themselves, and never waits for
 * one of them: it turns many times a second, also in the middle of a beat.
 *
 * <p>Whoever calls {@link #run} holds the workspace's lock for as long as it lasts. The other
 * methods may be called by any thread.
 */
public final class Heart {
  /** How long a turn waits for something to happen. */
  private static final Duration GLANCE = Duration.ofMillis(100);

  /** How often the state is looked at, and what is wrong with it is tried again. */
  private static final Duration LOOK = Duration.ofMillis(500);

  /** After a beat that could not be made. */
  private static final Duration REST = Duration.ofSeconds(10);

  /** A clock that goes otherwise than time does by more than this has jumped. */
  private static final Duration JUMP = Duration.ofSeconds(5);

  private final Engine engine;
  private final EndSwitch end;
  private final StateStore store;
  private final Optional<WorkQueue> queue;
  private final Supplier<Tempo> tempo;
  private final Supplier<String> stamp;
  private final Consumer<HeartEvent> told;
  private final BeatJournal journal;
  private final Slots slots;
  private final Workers workers;

  private Checkpoint checkpoint;
  private Jobs jobs;
  private Outline outline;
  private String seen = "";
  private long looked;
  private long jumpCheck;
  private Instant jumpClock = Instant.EPOCH;
  private Instant nextBeat = Instant.EPOCH;
  private Instant signed = Instant.EPOCH;
  private Optional<Instant> lastBeat = Optional.empty();
  private Optional<String> trouble = Optional.empty();
  private Optional<Stop> stopped = Optional.empty();
  private boolean interrupted;
  private volatile boolean leaving;
  private volatile boolean soon;
  private volatile Optional<Pulse> pulse = Optional.empty();

  /**
   * How it lives.
   *
   * @param every how often it beats
   * @param jobs how many jobs are taken at once
   * @param jobsPerPlugin how many of them by one plugin
   */
  public record Tempo(Duration every, int jobs, int jobsPerPlugin) {}

  /** What works on the open checkpoint. */
  private record Jobs(
      JobTakers live, CyclicTurns cyclic, HeartDesk desk, Settling settling, Recovery recovery) {}

  /**
   * A heart that does not beat yet.
   *
   * @param engine what it works with
   * @param store the state; asked by the heart's thread only
   * @param tempo how often it beats and how much it does at once, as it is to be now
   * @param stamp is another text when somebody may have written to the state; cheap
   * @param told hears of everything, on the heart's thread
   */
  public Heart(
      Engine engine,
      StateStore store,
      Supplier<Tempo> tempo,
      Supplier<String> stamp,
      Consumer<HeartEvent> told) {
    this(engine, store, Optional.empty(), tempo, stamp, told);
  }

  /**
   * A heart that leads a cluster: it says which jobs are to be taken, and others take them.
   *
   * @param queue where jobs go; empty if they are taken here
   */
  public Heart(
      Engine engine,
      StateStore store,
      Optional<WorkQueue> queue,
      Supplier<Tempo> tempo,
      Supplier<String> stamp,
      Consumer<HeartEvent> told) {
    this.end = new EndSwitch(engine.safety());
    this.engine = engine.with(end);
    this.store = store;
    this.queue = queue;
    this.tempo = tempo;
    this.stamp = stamp;
    this.told = told;
    this.journal = new BeatJournal(engine.journal());
    this.slots = new Slots(() -> new Slots.Limits(tempo.get().jobs(), tempo.get().jobsPerPlugin()));
    this.workers = new Workers(slots);
  }

  /**
   * Ends, by a stop that is this engine's only: with {@link Stop.How#DRAIN} when everything that
   * runs has ended, with {@link Stop.How#NOW} as soon as it is interrupted.
   */
  public void end(Stop why) {
    end.end(why);
  }

  /** Leaves {@link #run} at the first moment when nothing runs, for another heart to go on. */
  public void leave() {
    leaving = true;
  }

  /** Beats as soon as it can, since something has changed. */
  public void beatSoon() {
    soon = true;
  }

  /** What it does now; empty before it has begun. */
  public Optional<Pulse> pulse() {
    return pulse;
  }

  /**
   * Opens the state and the log, recovers what a crash left, and lives until {@link #end} or {@link
   * #leave}.
   *
   * @throws InvalidStateException if the state cannot be used at the beginning; later, that is a
   *     trouble that is told, and tried again
   * @throws IOException if it cannot be read or written at the beginning
   * @throws InterruptedException if the thread was interrupted; what was done is saved
   */
  public void run() throws InvalidStateException, IOException, InterruptedException {
    open();
    try {
      while (!isOver()) {
        turn();
        if (mayBeat()) {
          beat();
        }
        settle(workers.await(untilNext()));
      }
    } finally {
      workers.close();
      jobs.desk().close();
      save();
    }
  }

  private void open() throws InvalidStateException, IOException {
    seen = stamp.get();
    checkpoint = Checkpoint.open(store, engine.log(), engine.clock(), journal);
    Recovery recovery = new Recovery(engine, journal);
    recovery.recover(checkpoint.state(), running());
    Pauses pauses = new Pauses(engine.log());
    JobTakers live =
        queue.isPresent()
            ? new QueuedJobs(queue.get(), pauses)
            : new LiveJobs(engine, new Following(engine, told), pauses);
    Settling settling = new Settling(engine, checkpoint, journal);
    RunNow runNow = new RunNow(engine, checkpoint, live, settling);
    Commands commands = new Commands(engine, checkpoint, pauses);
    jobs =
        new Jobs(
            live,
            new CyclicTurns(engine, pauses),
            new HeartDesk(engine, checkpoint, commands, runNow, workers, slots),
            settling,
            recovery);
    outline = Outline.of(checkpoint.state());
    jobs.cyclic().plan(checkpoint.state(), now());
    jumpCheck = System.nanoTime();
    jumpClock = now();
    showPulse();
    told.accept(new HeartEvent.Opened(now()));
  }

  /** The jobs that run, here or elsewhere. */
  private Set<String> running() {
    Set<String> all = new HashSet<>(slots.running());
    queue.map(WorkQueue::outstanding).ifPresent(all::addAll);
    return all;
  }

  /**
   * What was ordered by a heart that is gone, and done since: the log has it, the state has not.
   */
  private void settleStrays() {
    for (String answer : queue.map(WorkQueue::strays).orElse(List.of())) {
      TakenJson.read(answer).transition().ifPresent(checkpoint::settled);
    }
  }

  private Instant now() {
    return engine.clock().instant();
  }

  private boolean isOver() {
    boolean idle = workers.isIdle();
    return idle && ((leaving && trouble.isEmpty()) || end.ending().isPresent());
  }

  /** Everything but the beat. Whatever goes wrong is told, and tried again with the next turn. */
  private void turn() {
    try {
      watchClock();
      watchStop();
      settle(workers.await(Duration.ZERO));
      if (jobs.desk().serve()) {
        jobs.cyclic().plan(checkpoint.state(), now());
      }
      look();
      beginDue();
      checkpoint.saveIfDue();
    } catch (InvalidStateException | IOException | LogException e) {
      troubled(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    journal.takeNotes().forEach(line -> told.accept(new HeartEvent.Noted(now(), line)));
    showPulse();
  }

  /** A clock that was set, or a machine that slept: everything is asked anew. */
  private void watchClock() {
    long nanos = System.nanoTime();
    Instant clock = now();
    Duration drift = Duration.between(jumpClock, clock).minus(Duration.ofNanos(nanos - jumpCheck));
    jumpCheck = nanos;
    jumpClock = clock;
    if (drift.abs().compareTo(JUMP) > 0) {
      told.accept(new HeartEvent.Noted(clock, "the clock has jumped by " + drift));
      jobs.cyclic().plan(checkpoint.state(), clock);
      nextBeat = clock;
    }
  }

  private void watchStop() {
    Optional<Stop> of = end.ofWorkspace();
    if (!of.equals(stopped)) {
      stopped = of;
      interrupted = false;
      if (of.isPresent()) {
        told.accept(new HeartEvent.Stopped(now(), of.get()));
      } else {
        told.accept(new HeartEvent.Resumed(now()));
        nextBeat = now();
      }
    }
    boolean cut = end.stop().filter(stop -> stop.how() == Stop.How.NOW).isPresent();
    if (cut && !interrupted) {
      interrupted = true;
      workers.interrupt();
    }
  }

  /** Looks whether somebody has written to the state, and takes it over. */
  private void look() throws InvalidStateException, IOException {
    long nanos = System.nanoTime();
    if (nanos - looked < LOOK.toNanos()) {
      return;
    }
    looked = nanos;
    settleStrays();
    String found = stamp.get();
    if (found.equals(seen) && trouble.isEmpty()) {
      return;
    }
    if (trouble.isPresent()) {
      checkpoint.refresh();
    } else {
      checkpoint.look();
    }
    seen = found;
    mended();
    Outline is = Outline.of(checkpoint.state());
    if (!is.equals(outline)) {
      if (!is.definitions().equals(outline.definitions())) {
        told.accept(new HeartEvent.Edited(now()));
      }
      outline = is;
      jobs.cyclic().plan(checkpoint.state(), now());
      nextBeat = now();
    }
  }

  private void beginDue() {
    if (end.stop().isPresent()) {
      return;
    }
    Instant now = now();
    for (CyclicTurns.Place place : jobs.cyclic().ready(now, slots.running())) {
      Workers.Work work =
          new Workers.Work(place.phase(), place.job(), jobs.live(), Optional.empty());
      if (workers.begin(work) == Slots.Answer.TAKEN) {
        told.accept(new HeartEvent.Started(now, place.phase().id(), place.job().info()));
      }
    }
  }

  private void settle(Iterable<Workers.Done> done) {
    for (Workers.Done each : done) {
      Phase phase = each.work().phase();
      Job job = each.work().job();
      each.taken()
          .ifPresent(
              taken -> {
                jobs.settling().settle(phase, job, taken, each.duration());
                new Following(engine, told)
                    .done(
                        new JobReport(
                            phase.id(),
                            job.info(),
                            taken.outcome(),
                            taken.reason(),
                            each.duration(),
                            taken.request()));
              });
      each.thrown()
          .filter(thrown -> !(thrown instanceof InterruptedException))
          .ifPresent(thrown -> troubled(thrown));
      try {
        jobs.desk().done(each);
        jobs.cyclic().taken(job, each.taken(), now());
      } catch (LogException e) {
        troubled(e);
      }
    }
  }

  private boolean mayBeat() {
    if (soon) {
      soon = false;
      nextBeat = now();
    }
    return !leaving && trouble.isEmpty() && end.stop().isEmpty() && !now().isBefore(nextBeat);
  }

  private void beat() throws InterruptedException {
    Duration every = tempo.get().every();
    Instant began = now();
    nextBeat = nextBeat.plus(every).isBefore(began) ? began.plus(every) : nextBeat.plus(every);
    signed = began;
    store.beatBegins();
    journal.begin();
    try {
      jobs.recovery().recover(checkpoint.state(), running());
      checkpoint.note(new StateChange.HeartbeatNoted(began));
      checkpoint.refresh();
      Beat beat =
          new Beat(
              engine,
              checkpoint,
              journal,
              this::take,
              new Turning(),
              new Following(engine, told),
              false,
              () -> {});
      BeatReport report = beat.run();
      lastBeat = Optional.of(report.finishedAt());
      mended();
      told.accept(new HeartEvent.Beaten(now(), report));
    } catch (StoppedException told) {
      // The turn has seen it, or will.
    } catch (InvalidStateException | IOException | LogException e) {
      troubled(e);
      nextBeat = now().plus(REST);
    }
    outline = Outline.of(checkpoint.state());
    jobs.cyclic().plan(checkpoint.state(), now());
    showPulse();
  }

  /** A job of a beat: open ones wait for a slot, cyclic ones have their own times. */
  private Taken take(Phase phase, Job job) throws InterruptedException {
    if (job.isCyclic()) {
      return job.run().isEmpty()
          ? CyclicJobs.withoutAction()
          : Taken.of(JobOutcome.CYCLIC_WAITING, "the daemon runs it at its time");
    }
    if (!slots.await(job)) {
      return Taken.of(JobOutcome.BLOCKED, "it is being run, because a person asked for it");
    }
    try {
      return jobs.live().take(phase, job);
    } finally {
      slots.giveBack(job);
    }
  }

  /** What a beat does besides, again and again: all the rest. */
  private final class Turning implements Desk {
    @Override
    public void serve(Set<String> running) {
      Instant now = now();
      if (Duration.between(signed, now).compareTo(tempo.get().every()) >= 0) {
        // A beat that goes on is one too.
        signed = now;
        checkpoint.note(new StateChange.HeartbeatNoted(now));
      }
      turn();
    }

    @Override
    public void close() {
      turn();
    }
  }

  private Duration untilNext() {
    Instant now = now();
    Instant next = jobs.cyclic().soonest().filter(at -> at.isBefore(nextBeat)).orElse(nextBeat);
    Duration wait = next.isAfter(now.plus(GLANCE)) ? GLANCE : Duration.between(now, next);
    // Due, and not begun: there is no room, or it is stopped.
    return wait.isNegative() || wait.isZero() ? GLANCE.dividedBy(5) : wait;
  }

  private void troubled(Throwable failure) {
    String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    if (!trouble.equals(Optional.of(message))) {
      trouble = Optional.of(message);
      told.accept(new HeartEvent.Troubled(now(), message));
    }
  }

  private void mended() {
    if (trouble.isPresent()) {
      trouble = Optional.empty();
      told.accept(new HeartEvent.Mended(now()));
    }
  }

  private void save() {
    try {
      checkpoint.save();
    } catch (InvalidStateException | IOException | LogException e) {
      troubled(e);
    }
  }

  private void showPulse() {
    pulse =
        Optional.of(
            new Pulse(
                now(),
                lastBeat,
                nextBeat,
                slots.running(),
                jobs.cyclic().all(),
                stopped,
                trouble,
                checkpoint.state()));
  }

  /**
   * What is worth a beat if it changes between two of them.
   *
   * @param definitions what only people change
   * @param statuses what the engine changes too
   */
  private record Outline(List<String> definitions, List<String> statuses) {
    static Outline of(State state) {
      List<String> definitions = new ArrayList<>();
      List<String> statuses = new ArrayList<>();
      for (Phase phase : state.phases()) {
        for (Job job : phase.jobs()) {
          String schedule = job.isCyclic() ? job.schedule().text() : "";
          definitions.add(
              phase.id()
                  + "/"
                  + phase.concurrency()
                  + "/"
                  + job.id()
                  + "/"
                  + schedule
                  + "/"
                  + job.definition());
          statuses.add(job.id() + " " + job.status());
        }
      }
      return new Outline(definitions, statuses);
    }
  }

  /** Tells of what a beat does. */
  private record Following(Engine engine, Consumer<HeartEvent> told) implements BeatProgress {
    @Override
    public void taking(Phase phase, Job job) {
      if (!job.isCyclic()) {
        told.accept(new HeartEvent.Started(engine.clock().instant(), phase.id(), job.info()));
      }
    }

    @Override
    public void done(JobReport report) {
      if (report.outcome() != JobOutcome.CYCLIC_WAITING) {
        told.accept(new HeartEvent.Ended(engine.clock().instant(), report));
      }
    }
  }
}
