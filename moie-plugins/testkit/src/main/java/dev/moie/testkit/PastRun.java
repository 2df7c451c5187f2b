package dev.moie.testkit;

import dev.moie.api.JobOutcome;
import java.time.Instant;
import java.util.Optional;

/**
 * One entry of the execution log.
 *
 * @param job the job's id
 * @param attempt which attempt of the action; 0 if no action ran
 * @param type the job type that ran
 * @param startedAt when it began
 * @param outcome what it came to; empty while it runs, and after a crash
 * @param reason why; may be empty
 * @param output the end of the output; may be empty
 */
public record PastRun(
    String job,
    int attempt,
    String type,
    Instant startedAt,
    Optional<JobOutcome> outcome,
    String reason,
    String output) {}
