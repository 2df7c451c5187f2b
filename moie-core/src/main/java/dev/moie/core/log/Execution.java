package dev.moie.core.log;

import dev.moie.api.JobOutcome;
import java.time.Instant;
import java.util.Optional;

/**
 * One time that something was done about a job.
 *
 * @param id unique, and sorts by time
 * @param job the job's id
 * @param phase the phase's id
 * @param attempt which attempt of the action, counted from 1; 0 if only verified
 * @param type the job type that ran, such as {@code steps/command}
 * @param plugin the plugin and its version, such as {@code steps 0.1.0}
 * @param definition the hash of the job's definition then
 * @param startedAt when it began
 * @param endedAt when it ended; empty while it runs, and after a crash
 * @param outcome what it came to; empty while it runs, and after a crash
 * @param reason why; may be empty
 * @param output the end of the output; may be empty
 * @param notBefore when the action may be tried again, if it failed
 */
public record Execution(
    String id,
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

  /** The same execution with its end. */
  public Execution ended(
      Instant at, JobOutcome how, String why, String tail, Optional<Instant> retryNotBefore) {
    return new Execution(
        id,
        job,
        phase,
        attempt,
        type,
        plugin,
        definition,
        startedAt,
        Optional.of(at),
        Optional.of(how),
        why,
        tail,
        retryNotBefore);
  }
}
