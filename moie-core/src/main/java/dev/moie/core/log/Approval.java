package dev.moie.core.log;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a policy has asked a person about the action of a job, and the answer.
 *
 * @param job the job's id
 * @param policy the plugin that asks
 * @param definition the hash of the job's definition then; the answer is about that one only
 * @param askedAt when
 * @param reason what the policy says
 * @param answer what the person said; empty while nobody has
 * @param usedBy the newest execution that an approval has let through; empty if it was not used
 */
public record Approval(
    String job,
    String policy,
    String definition,
    Instant askedAt,
    String reason,
    Optional<Answer> answer,
    Optional<String> usedBy) {

  /** How long an answer holds. */
  public static final Duration HOLDS = Duration.ofHours(24);

  /**
   * The answer of a person.
   *
   * @param allowed whether the action may run
   * @param at when it was given
   * @param until when it becomes void
   * @param by who gave it
   * @param reason why; may be empty
   */
  public record Answer(boolean allowed, Instant at, Instant until, String by, String reason) {

    /** An answer given now. */
    public static Answer of(boolean allowed, Instant now, String by, String reason) {
      return new Answer(allowed, now, now.plus(HOLDS), by, reason);
    }

    /** Whether it holds at a time; not if it is from a clock that was ahead. */
    public boolean holds(Instant now) {
      return now.isBefore(until) && !Attempts.clockWasWrong(at, now);
    }
  }
}
