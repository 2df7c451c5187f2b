package dev.moie.api.event;

import dev.moie.api.Experimental;
import dev.moie.api.JobInfo;
import dev.moie.api.PhaseInfo;
import java.time.Instant;

/**
 * An action has something to tell people at once, with {@link dev.moie.api.JobContext#alert(String,
 * String)}.
 *
 * @param at when
 * @param phase the job's phase
 * @param job the job whose action it was
 * @param subject what it is about, such as {@code arxiv/candidate}
 * @param message one line for people; secrets are masked
 */
@Experimental
public record AlertRaised(
    Instant at, PhaseInfo phase, JobInfo job, String subject, String message) {}
