package dev.moie.core.cyclic;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * How a cyclic job does. As it was found at one moment; {@link #at} says how that reads later, when
 * nobody has looked again.
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
    /** Nothing can be said: it runs nothing, never ran, or is paused. */
    UNKNOWN,
    /** Its last run did what it should, and the next one is not overdue. */
    HEALTHY,
    /** A run is overdue by more than the grace. */
    LATE,
    /** Its last run failed or was cut off. */
    FAILING;

    /** As it stands in {@code --json} output. */
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
