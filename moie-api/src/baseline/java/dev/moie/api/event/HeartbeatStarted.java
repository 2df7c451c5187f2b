package dev.moie.api.event;

import java.time.Instant;

/**
 * A heartbeat began.
 *
 * @param at when
 * @param project the project's name in the state file
 * @param operator the operator's name in the state file
 * @param currentPhase the id of the current phase
 */
public record HeartbeatStarted(Instant at, String project, String operator, int currentPhase) {}
