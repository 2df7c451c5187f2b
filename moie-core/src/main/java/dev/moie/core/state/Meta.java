package dev.moie.core.state;

import java.time.Instant;
import java.util.Optional;

/**
 * The head of a state file.
 *
 * @param project the project's name
 * @param operator who runs it
 * @param mode as written; v2 only
 * @param bootTime as written; v2 only
 * @param currentPhase the id of the current phase, which need not exist
 * @param lastHeartbeat empty if never, or if the file's text is no time
 * @param checkpoint which log this is a checkpoint of; empty if of none
 */
public record Meta(
    String project,
    String operator,
    Optional<String> mode,
    Optional<String> bootTime,
    int currentPhase,
    Optional<Instant> lastHeartbeat,
    Optional<CheckpointMark> checkpoint) {}
