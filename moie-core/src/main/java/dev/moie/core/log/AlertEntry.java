package dev.moie.core.log;

import dev.moie.api.alert.Severity;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that is or was wrong, or that happened, from its beginning to its end. What is wrong
 * again later is another entry with the same key.
 *
 * @param id its own; ids sort by time
 * @param key what it is about, such as {@code job/5.1/failing}; only one of a key is open
 * @param severity how bad it is
 * @param state where it stands
 * @param subject one line for people
 * @param message more of it; may be empty
 * @param since when it was first seen
 * @param raisedAt when it had lasted for long enough to be told
 * @param toldAt when its deliveries were last ordered
 * @param resolvedAt when it was over
 * @param acknowledgedAt when somebody said that it need not be repeated
 * @param acknowledgedBy who
 */
public record AlertEntry(
    String id,
    String key,
    Severity severity,
    State state,
    String subject,
    String message,
    Instant since,
    Optional<Instant> raisedAt,
    Optional<Instant> toldAt,
    Optional<Instant> resolvedAt,
    Optional<Instant> acknowledgedAt,
    String acknowledgedBy) {

  /** Where an alert stands. */
  public enum State {
    /** It is wrong, but not for long enough to be told. */
    PENDING,

    /** It is wrong, and told. */
    FIRING,

    /** It is over. */
    RESOLVED,

    /** It happened, neither goes on nor ends, and is told once. */
    EVENT;

    /** Whether something is wrong. */
    public boolean isOpen() {
      return this == PENDING || this == FIRING;
    }
  }

  /** The same in another state. */
  public AlertEntry in(
      State next, Optional<Instant> raised, Optional<Instant> told, Optional<Instant> resolved) {
    return new AlertEntry(
        id,
        key,
        severity,
        next,
        subject,
        message,
        since,
        raised,
        told,
        resolved,
        acknowledgedAt,
        acknowledgedBy);
  }

  /** The same as it is seen now. */
  public AlertEntry saying(Severity now, String line, String more) {
    return new AlertEntry(
        id,
        key,
        now,
        state,
        line,
        more,
        since,
        raisedAt,
        toldAt,
        resolvedAt,
        acknowledgedAt,
        acknowledgedBy);
  }

  /** The same, acknowledged. */
  public AlertEntry acknowledged(Instant at, String by) {
    return new AlertEntry(
        id,
        key,
        severity,
        state,
        subject,
        message,
        since,
        raisedAt,
        toldAt,
        resolvedAt,
        Optional.of(at),
        by);
  }
}
