package dev.moie.core.log;

import dev.moie.api.JobOutcome;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One time that something was done about a job.
 *
 * @param id unique, and sorts by time
 * @param kind what was done
 * @param job the job's id
 * @param phase the phase's id
 * @param attempt which attempt of the action, counted from 1; 0 if no action ran
 * @param type the job type that ran, such as {@code steps/command}; empty if none did
 * @param plugin the plugin and its version, such as {@code steps 0.1.0}; empty if none ran
 * @param definition the hash of the job's definition then
 * @param startedAt when it began
 * @param endedAt when it ended; empty while it runs
 * @param outcome what it came to; empty while it runs, after a crash, and for what has no outcome
 * @param reason why; may be empty
 * @param output the end of the output; may be empty
 * @param notBefore when the action may be tried again, if it failed; with {@link Kind#MISSED}, when
 *     what was missed is made up for
 * @param occurrences the times of a cyclic job's schedule that this answers for; empty for other
 *     jobs, and for what was recorded before there were any
 */
public record Execution(
    String id,
    Kind kind,
    String job,
    int phase,
    int attempt,
    String type,
    String plugin,
    String definition,
    Instant startedAt,
    Optional<Instant> endedAt,
    Optional<JobOutcome> outcome,
    String reason,
    String output,
    Optional<Instant> notBefore,
    Optional<Occurrences> occurrences) {

  /** What was done. */
  public enum Kind {
    /** A step of the job ran: its verification or its action. */
    STEP,
    /** A person forgot the job's attempts. */
    RESET,
    /** A person attested that the job is done. */
    ATTESTATION,
    /** Times of a cyclic job's schedule passed without a run, and none is made up for. */
    SKIPPED,
    /** It was noticed that times of a cyclic job's schedule were missed. */
    MISSED,
    /** A person had paused the job, from the beginning to the end of this. */
    PAUSE,
    /** A policy kept the action of the job from running, or wants it approved first. */
    REFUSAL,
    /** A person answered what a policy had asked. */
    ANSWER;

    /** Those that attempts are counted from. */
    static final Set<Kind> COUNTED = Set.of(STEP, RESET, ATTESTATION);
  }

  /** An execution that answers for no times of a schedule. */
  public Execution(
      String id,
      Kind kind,
      String job,
      int phase,
      int attempt,
      String type,
      String plugin,
      String definition,
      Instant startedAt,
      Optional<Instant> endedAt,
      Optional<JobOutcome> outcome,
      String reason,
      String output,
      Optional<Instant> notBefore) {
    this(
        id,
        kind,
        job,
        phase,
        attempt,
        type,
        plugin,
        definition,
        startedAt,
        endedAt,
        outcome,
        reason,
        output,
        notBefore,
        Optional.empty());
  }

  /** The same execution, answering for times of its job's schedule. */
  public Execution answeringFor(Occurrences times) {
    return new Execution(
        id,
        kind,
        job,
        phase,
        attempt,
        type,
        plugin,
        definition,
        startedAt,
        endedAt,
        outcome,
        reason,
        output,
        notBefore,
        Optional.of(times));
  }

  /** The same entry, to be acted upon later. */
  public Execution notBefore(Instant at) {
    return new Execution(
        id,
        kind,
        job,
        phase,
        attempt,
        type,
        plugin,
        definition,
        startedAt,
        endedAt,
        outcome,
        reason,
        output,
        Optional.of(at),
        occurrences);
  }

  /** The same entry, over at another time. */
  public Execution until(Instant at) {
    return ended(at, outcome, reason, output, notBefore);
  }

  /** The same execution with its end. */
  public Execution ended(
      Instant at, JobOutcome how, String why, String tail, Optional<Instant> retryNotBefore) {
    return ended(at, Optional.of(how), why, tail, retryNotBefore);
  }

  /** The same execution, found without an end after a crash. */
  public Execution interrupted(Instant foundAt, String why) {
    return ended(foundAt, Optional.empty(), why, output, Optional.empty());
  }

  /** Whether it was cut off by a crash, and that has been noticed. */
  public boolean wasInterrupted() {
    return kind == Kind.STEP && endedAt.isPresent() && outcome.isEmpty();
  }

  private Execution ended(
      Instant at,
      Optional<JobOutcome> how,
      String why,
      String tail,
      Optional<Instant> retryNotBefore) {
    return new Execution(
        id,
        kind,
        job,
        phase,
        attempt,
        type,
        plugin,
        definition,
        startedAt,
        Optional.of(at),
        how,
        why,
        tail,
        retryNotBefore,
        occurrences);
  }
}
