package dev.moie.api.alert;

import dev.moie.api.BeatOutcome;
import dev.moie.api.Experimental;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** A heartbeat that begins or has ended. Immutable; made by {@link #begins} and {@link #ended}. */
@Experimental
public final class Beat {
  private final String id;
  private final Optional<BeatOutcome> outcome;
  private final boolean success;
  private final Duration duration;
  private final String summary;

  private Beat(
      String id,
      Optional<BeatOutcome> outcome,
      boolean success,
      Duration duration,
      String summary) {
    this.id = Objects.requireNonNull(id, "id");
    this.outcome = outcome;
    this.success = success;
    this.duration = Objects.requireNonNull(duration, "duration");
    this.summary = Objects.requireNonNull(summary, "summary");
  }

  /**
   * A heartbeat begins.
   *
   * @param id the same at its end; a UUID
   * @return the heartbeat
   */
  public static Beat begins(String id) {
    return new Beat(id, Optional.empty(), true, Duration.ZERO, "");
  }

  /**
   * A heartbeat has ended.
   *
   * @param id the same as at its beginning
   * @param outcome what it came to
   * @param success whether nothing went wrong: waiting for a person is no failure
   * @param duration how long it took
   * @param summary lines for people: what went wrong; empty if nothing did
   * @return the heartbeat
   */
  public static Beat ended(
      String id, BeatOutcome outcome, boolean success, Duration duration, String summary) {
    return new Beat(id, Optional.of(outcome), success, duration, summary);
  }

  /**
   * What joins its beginning and its end.
   *
   * @return a UUID
   */
  public String id() {
    return id;
  }

  /**
   * What it came to.
   *
   * @return the outcome; empty while it begins
   */
  public Optional<BeatOutcome> outcome() {
    return outcome;
  }

  /**
   * Whether nothing has gone wrong.
   *
   * @return true while it begins, and if it was a success
   */
  public boolean isSuccess() {
    return success;
  }

  /**
   * How long it took.
   *
   * @return the duration; zero while it begins
   */
  public Duration duration() {
    return duration;
  }

  /**
   * What went wrong.
   *
   * @return lines for people; may be empty
   */
  public String summary() {
    return summary;
  }
}
