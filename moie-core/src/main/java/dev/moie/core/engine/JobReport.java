package dev.moie.core.engine;

import dev.moie.api.JobInfo;
import dev.moie.api.JobOutcome;
import java.time.Duration;
import java.util.Optional;

/**
 * What a beat came to for one job.
 *
 * @param phase the id of its phase
 * @param job the job
 * @param outcome what it came to
 * @param reason why, for people; may be empty
 * @param duration how long it took; zero if it was left alone
 * @param request what a person is asked for, with ACTION_REQUIRED
 */
public record JobReport(
    int phase,
    JobInfo job,
    JobOutcome outcome,
    String reason,
    Duration duration,
    Optional<OperatorRequest> request) {}
