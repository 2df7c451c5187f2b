package dev.moie.core.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * How a cyclic job is.
 *
 * @param id its id
 * @param task its title
 * @param condition in one word
 * @param reason why; may be empty
 * @param due when it is to be taken next; empty if nobody waits for it
 * @param grace how late it may be
 */
public record JobHealth(
    String id,
    String task,
    Condition condition,
    String reason,
    Optional<Instant> due,
    Duration grace) {

  /** How a job is. */
  public enum Condition {
    /** It has never run, or runs nothing. */
    UNKNOWN,
    HEALTHY,
    /** Its time has passed, and more. */
    LATE,
    /** Its last run failed. */
    FAILING;

    /** As it is written. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How it is at a later moment: what has to come and does not is late. */
  public JobHealth at(Instant now) {
    boolean late =
        condition != Condition.FAILING
            && due.filter(at -> Duration.between(at, now).compareTo(grace) > 0).isPresent();
    return late
        ? new JobHealth(id, task, Condition.LATE, "it was due at " + due.orElseThrow(), due, grace)
        : this;
  }
}
