package dev.moie.core.workspace;

import java.time.Duration;

/**
 * The section {@code breaker}: when the action of a job that fails again and again is left alone.
 *
 * @param failures {@code failures}: after so many in a row; 5 by default
 * @param pause {@code pause}: for so long, or until a person resets the job; an hour by default
 */
public record BreakerSettings(int failures, Duration pause) {
  public static final BreakerSettings DEFAULT = new BreakerSettings(5, Duration.ofHours(1));
}
