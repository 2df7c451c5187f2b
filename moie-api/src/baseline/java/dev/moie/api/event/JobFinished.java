package dev.moie.api.event;

import dev.moie.api.JobInfo;
import dev.moie.api.JobOutcome;
import dev.moie.api.PhaseInfo;
import java.time.Duration;
import java.time.Instant;

/**
 * A heartbeat is done with a job. Not sent for jobs that were left alone ({@link
 * JobOutcome#BLOCKED} and {@link JobOutcome#CYCLIC_WAITING}).
 *
 * @param at when
 * @param phase the job's phase
 * @param job the job
 * @param outcome what it came to
 * @param reason why, for people; may be empty
 * @param duration how long the job took, verification included
 * @param attempts how often the action has run since the job was last completed or changed
 */
public record JobFinished(
    Instant at,
    PhaseInfo phase,
    JobInfo job,
    JobOutcome outcome,
    String reason,
    Duration duration,
    int attempts) {}
