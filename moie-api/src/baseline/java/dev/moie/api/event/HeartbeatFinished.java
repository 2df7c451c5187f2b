package dev.moie.api.event;

import dev.moie.api.BeatOutcome;
import java.time.Duration;
import java.time.Instant;

/**
 * A heartbeat ended.
 *
 * @param at when
 * @param outcome what it came to
 * @param currentPhase the id of the phase that is current now
 * @param duration how long it took
 */
public record HeartbeatFinished(
    Instant at, BeatOutcome outcome, int currentPhase, Duration duration) {}
