package dev.moie.core.state;

import dev.moie.api.JobOutcome;
import java.time.Instant;
import java.util.Optional;

/**
 * What the engine notes at a job, for people and other tools; the engine itself decides nothing by
 * it.
 *
 * @param outcome what the last heartbeat that took the job came to
 * @param reason why; may be empty
 * @param time when
 * @param attempts how often the action has run since the job was last completed or changed
 * @param execution the id in the execution log, if something was run
 */
public record LastResult(
    JobOutcome outcome, String reason, Instant time, int attempts, Optional<String> execution) {}
