package dev.moie.core.cyclic;

import dev.moie.core.log.Execution;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * How a cyclic job does.
 *
 * @param state in one word
 * @param reason why, for people; empty if it is healthy
 */
public record JobHealth(State state, String reason) {

  /** How a job does, in one word. */
  public enum State {
    /** Nothing can be said: it runs nothing, never ran, is paused, or its schedule never comes. */
    UNKNOWN,
    /** Its last run did what it should, and the next one is not overdue. */
    HEALTHY,
    /** A run is overdue by more than the grace. */
    LATE,
    /** Its last run failed or was cut off. */
    FAILING;

    /** As it stands in {@code --json} output. */
    public String text() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  private static final JobHealth HEALTHY = new JobHealth(State.HEALTHY, "");

  /**
   * The health of a job that runs something and is not paused.
   *
   * @param newest its newest run, if it ever ran
   * @param due when its next run is due or was, by its schedule
   * @param grace how late that may be
   */
  static JobHealth of(
      Optional<Execution> newest, Optional<Instant> due, Duration grace, Instant now) {
    if (newest.isEmpty()) {
      return unknown("it has never run");
    }
    Execution last = newest.get();
    boolean over = last.endedAt().isPresent();
    if (over && Runs.failed(last)) {
      String reason = last.reason().isEmpty() ? "its last run failed" : last.reason();
      return new JobHealth(State.FAILING, reason);
    }
    Optional<Duration> late = due.map(at -> Duration.between(at, now));
    if (over && late.filter(each -> each.compareTo(grace) > 0).isPresent()) {
      return new JobHealth(
          State.LATE, "its run of " + due.get().truncatedTo(ChronoUnit.SECONDS) + " is overdue");
    }
    return HEALTHY;
  }

  static JobHealth unknown(String why) {
    return new JobHealth(State.UNKNOWN, why);
  }

  /** The worst of several; healthy jobs and unknown ones are no cause for alarm. */
  public static boolean alarming(List<JobHealth> all) {
    return all.stream()
        .anyMatch(each -> each.state() == State.LATE || each.state() == State.FAILING);
  }
}
