package dev.moie.core.cyclic;

import dev.moie.core.log.Attempts;
import dev.moie.core.log.Execution;
import dev.moie.core.log.ExecutionLog;
import dev.moie.core.log.Occurrences;
import dev.moie.core.schedule.CatchUp;
import dev.moie.core.schedule.Passed;
import dev.moie.core.schedule.Timetable;
import dev.moie.core.state.Job;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Says when cyclic jobs are due. All of it comes from the log, so that it is the same after a
 * restart; nothing is written. Asking costs one query while nothing is the matter with a job.
 *
 * <p>A job that never ran is due at once. One that ran goes on from the newest time of its schedule
 * that the log answers for, whatever the clock has done since. A run that is late by no more than
 * the grace is on time; all other times are missed, and {@link CatchUp} says what becomes of them.
 *
 * <p>Whether a job is paused is not asked here. Thread-safe if the log is.
 */
public final class CyclicPlan {
  private final ExecutionLog log;
  private final ZoneId zone;
  private final Duration grace;

  /**
   * A plan by a log.
   *
   * @param log knows what ran
   * @param zone of the schedules of jobs that name none
   * @param grace how late a run may be and still be on time; more than the time between two beats
   */
  public CyclicPlan(ExecutionLog log, ZoneId zone, Duration grace) {
    this.log = log;
    this.zone = zone;
    this.grace = grace;
  }

  /** When the job is due, by its schedule. */
  public Timetable timetable(Job job) {
    return job.timetable(zone);
  }

  /** What is to be done about a job at a moment. */
  public Turn turn(Job job, Instant now) {
    Optional<CyclicPast> past = CyclicPast.of(log, job.id());
    return past.isEmpty() || past.get().isAheadOf(now)
        ? first(now)
        : turn(job, past.get(), job.catchUp(), now);
  }

  /** Up to which time of its schedule all is answered for; empty if the job never ran. */
  public Optional<Instant> answeredUpTo(Job job) {
    return CyclicPast.of(log, job.id()).map(CyclicPast::answeredUpTo);
  }

  /**
   * Since when a job waits for its next run: the first time of its schedule that is not answered
   * for, or the time that a later run was put off to. Empty if none has come yet.
   */
  Optional<Instant> overdue(Job job, Instant now) {
    Optional<CyclicPast> past = CyclicPast.of(log, job.id());
    if (past.isEmpty() || past.get().isAheadOf(now)) {
      return Optional.empty();
    }
    Timetable timetable = timetable(job);
    Instant due = timetable.due(timetable.next(past.get().answeredUpTo()));
    Turn turn = turn(job, now);
    Instant later = turn.next().isAfter(now) ? turn.next() : due;
    return later.isAfter(now) ? Optional.empty() : Optional.of(later);
  }

  /**
   * The run of a job that a person asks for. It answers for what is due, and changes no later time.
   */
  public Turn.Run asked(Job job, Instant now) {
    Optional<CyclicPast> past = CyclicPast.of(log, job.id());
    if (past.isEmpty() || past.get().isAheadOf(now)) {
      return first(now);
    }
    Passed passed = timetable(job).passed(past.get().answeredUpTo(), now, 1);
    return passed.none()
        ? once(Turn.Why.ASKED, past.get(), now)
        : newest(Turn.Why.ASKED, passed, past.get(), job, now);
  }

  /**
   * The times that came while a run of the job went on: they are skipped, whatever the job says of
   * missed ones.
   *
   * @param run the run, as it began
   * @param ended when it ended
   */
  public Optional<Turn.Skip> overlapped(Job job, Execution run, Instant ended) {
    Optional<Occurrences> answered = run.occurrences();
    if (answered.isEmpty()) {
      return Optional.empty();
    }
    Timetable timetable = timetable(job);
    Instant from = answered.get().last();
    // Earlier ones wait for their own runs.
    boolean behind = !timetable.due(timetable.next(from)).isAfter(run.startedAt());
    Passed passed = timetable.passed(from, ended, 1);
    return behind || passed.none()
        ? Optional.empty()
        : Optional.of(Skips.overlap(passed, run.startedAt(), ended));
  }

  private static Turn.Run first(Instant now) {
    return new Turn.Run(now, Turn.Why.FIRST, new Occurrences(now, 1), Optional.empty(), 0);
  }

  /** A run that answers for no time of the schedule. */
  private static Turn.Run once(Turn.Why why, CyclicPast past, Instant now) {
    return new Turn.Run(now, why, new Occurrences(past.answeredUpTo(), 0), Optional.empty(), 0);
  }

  private Turn turn(Job job, CyclicPast past, CatchUp catchUp, Instant now) {
    if (past.isRunning()) {
      return new Turn.Running(past.step().startedAt());
    }
    Passed passed = timetable(job).passed(past.answeredUpTo(), now, catchUp.max());
    if (passed.none()) {
      return noneDue(job, past, passed.next(), now);
    }
    if (!past.step().definition().equals(job.definition())) {
      // Another schedule, perhaps: what it would have missed before it was written is nothing.
      Occurrences newest = new Occurrences(passed.last(), 1);
      return new Turn.Run(now, Turn.Why.SCHEDULED, newest, Optional.empty(), 0);
    }
    return switch (catchUp.mode()) {
      case SKIP -> skipping(job, past, passed, now);
      case ONCE -> once(job, past, passed, now);
      case ALL -> all(job, past, passed, now);
    };
  }

  private Turn noneDue(Job job, CyclicPast past, Instant next, Instant now) {
    if (past.wasInterrupted()) {
      return once(Turn.Why.INTERRUPTED, past, now);
    }
    Instant regular = timetable(job).due(next);
    Attempts attempts = Attempts.of(job, past.counted(), now);
    Optional<Instant> retry =
        attempts.notBefore().filter(at -> !attempts.exhausted() && at.isBefore(regular));
    if (retry.isPresent() && !now.isBefore(retry.get())) {
      return once(Turn.Why.RETRY, past, now);
    }
    return Turn.Wait.until(retry.orElse(regular));
  }

  private Turn skipping(Job job, CyclicPast past, Passed passed, Instant now) {
    if (onTime(job, past, passed.last(), now)) {
      return newest(Turn.Why.SCHEDULED, passed, past, job, now);
    }
    Optional<Turn.Skip> skip = Optional.of(skips(job, past).all(passed));
    if (past.wasInterrupted()) {
      Occurrences none = new Occurrences(passed.last(), 0);
      return new Turn.Run(now, Turn.Why.INTERRUPTED, none, skip, 0);
    }
    return new Turn.Wait(timetable(job).due(passed.next()), skip, Optional.empty());
  }

  private Turn once(Job job, CyclicPast past, Passed passed, Instant now) {
    if (onTime(job, past, passed.last(), now)) {
      return newest(Turn.Why.SCHEDULED, passed, past, job, now);
    }
    return delayed(job, past, passed, now)
        .orElseGet(() -> newest(Turn.Why.CAUGHT_UP, passed, past, job, now));
  }

  private Turn all(Job job, CyclicPast past, Passed passed, Instant now) {
    Instant oldest = passed.newest().get(0);
    boolean onTime = onTime(job, past, oldest, now);
    Optional<Turn> delayed = onTime ? Optional.empty() : delayed(job, past, passed, now);
    if (delayed.isPresent()) {
      return delayed.get();
    }
    if (past.wasInterrupted()) {
      return new Turn.Run(
          now,
          Turn.Why.INTERRUPTED,
          new Occurrences(past.answeredUpTo(), 0),
          Optional.empty(),
          passed.newest().size());
    }
    return new Turn.Run(
        now,
        onTime ? Turn.Why.SCHEDULED : Turn.Why.CAUGHT_UP,
        new Occurrences(oldest, 1),
        skips(job, past).allButNewest(passed),
        passed.newest().size() - 1);
  }

  /** The run for the newest time; the ones before it are skipped. */
  private Turn.Run newest(Turn.Why why, Passed passed, CyclicPast past, Job job, Instant now) {
    return new Turn.Run(
        now, why, new Occurrences(passed.last(), 1), skips(job, past).allButNewest(passed), 0);
  }

  private Skips skips(Job job, CyclicPast past) {
    return new Skips(job.catchUp(), past.pause(log));
  }

  /** Not if the job was paused when it was due: that is missed, however short ago it was. */
  private boolean onTime(Job job, CyclicPast past, Instant time, Instant now) {
    Instant due = timetable(job).due(time);
    boolean inPause =
        past.pause(log).flatMap(Execution::endedAt).filter(end -> !due.isAfter(end)).isPresent();
    return !inPause && Duration.between(due, now).compareTo(grace) <= 0;
  }

  /**
   * What is made up for waits for the job's part of its jitter, counted from when it was noticed:
   * when a machine wakes up, not all of its jobs shall run at that moment. Empty if it has waited.
   */
  private Optional<Turn> delayed(Job job, CyclicPast past, Passed passed, Instant now) {
    Timetable timetable = timetable(job);
    if (timetable.shift().isZero() || isCatchingUp(timetable, past)) {
      return Optional.empty();
    }
    Optional<Instant> until = past.delay(log).flatMap(Execution::notBefore);
    if (until.isEmpty()) {
      Instant later = now.plus(timetable.shift());
      Occurrences missed = new Occurrences(past.answeredUpTo(), passed.count());
      String reason = skips(job, past).delay(passed, later);
      return Optional.of(
          new Turn.Wait(
              later, Optional.empty(), Optional.of(new Turn.Delay(missed, later, reason))));
    }
    // A longer wait than the jitter was made by a clock that was ahead.
    boolean waits =
        now.isBefore(until.get())
            && Duration.between(now, until.get()).compareTo(timetable.shift()) <= 0;
    Instant regular = timetable.due(passed.next());
    // A time that comes meanwhile is not put off by those that were missed.
    Instant next = until.get().isBefore(regular) ? until.get() : regular;
    return waits ? Optional.of(Turn.Wait.until(next)) : Optional.empty();
  }

  /** Whether the last run was itself late, and more are to follow it. */
  private boolean isCatchingUp(Timetable timetable, CyclicPast past) {
    Instant due = timetable.due(past.answeredUpTo());
    return Duration.between(due, past.step().startedAt()).compareTo(grace) > 0;
  }
}
