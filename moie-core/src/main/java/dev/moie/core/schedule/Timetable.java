package dev.moie.core.schedule;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The times of one job: its schedule in a time zone, each later by the same part of its jitter.
 * Times are named as the schedule has them; {@link #due} tells when one of them is due. Immutable.
 *
 * @param schedule the times
 * @param zone of the schedule
 * @param shift how much later the job is due than its schedule says
 */
public record Timetable(Schedule schedule, ZoneId zone, Duration shift) {

  /** Times that lie longer ago are not looked at, nor counted. */
  public static final Duration LOOK_BACK = Duration.ofDays(366);

  /**
   * The timetable of a job.
   *
   * @param job its id, which decides together with the schedule where within the jitter it lies: a
   *     job always waits equally long, and others wait differently
   * @param jitter the longest shift; zero for none
   */
  public static Timetable of(String job, Schedule schedule, ZoneId zone, Duration jitter) {
    return new Timetable(schedule, zone, shift(job + '\n' + schedule.text(), jitter));
  }

  private static Duration shift(String name, Duration jitter) {
    if (jitter.isZero()) {
      return jitter;
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      long chance = ByteBuffer.wrap(digest).getLong();
      return Duration.ofMillis(Math.floorMod(chance, jitter.toMillis() + 1));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The first time after the given one. */
  public Instant next(Instant after) {
    if (after.equals(Schedule.NEVER)) {
      return after;
    }
    Instant next = schedule.next(after, zone);
    if (!next.isAfter(after)) {
      // Rather this than a beat that counts missed times for ever.
      throw new IllegalStateException(
          schedule.text() + " stands still at " + after + " in " + zone);
    }
    return next;
  }

  /** When a time of the schedule is due. */
  public Instant due(Instant time) {
    return plus(time, shift);
  }

  /** The times after one, as many as there are, up to a number. */
  public List<Instant> following(Instant after, int count) {
    List<Instant> times = new ArrayList<>();
    for (Instant time = next(after);
        times.size() < count && !time.equals(Schedule.NEVER);
        time = next(time)) {
      times.add(time);
    }
    return times;
  }

  /**
   * The times that were due up to a moment.
   *
   * @param after the time that they follow
   * @param now the moment
   * @param keep how many of the newest to name
   */
  public Passed passed(Instant after, Instant now, int keep) {
    Instant horizon = now.minus(LOOK_BACK);
    Deque<Instant> newest = new ArrayDeque<>();
    Optional<Instant> before = Optional.empty();
    int count = 0;
    Instant first = next(after.isBefore(horizon) ? horizon : after);
    Instant time = first;
    while (!due(time).isAfter(now)) {
      if (newest.size() == keep) {
        before = Optional.of(newest.removeFirst());
      }
      newest.addLast(time);
      count++;
      time = next(time);
    }
    return new Passed(count, first, before, List.copyOf(newest), time);
  }

  /** A sum that is {@link Schedule#NEVER} where there is no such time. */
  static Instant plus(Instant time, Duration more) {
    try {
      return time.plus(more);
    } catch (DateTimeException | ArithmeticException beyondAllTime) {
      return Schedule.NEVER;
    }
  }
}
