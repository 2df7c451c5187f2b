package dev.moie.api.event;

import dev.moie.api.PhaseInfo;
import java.time.Instant;
import java.util.Optional;

/**
 * Every job of a phase is completed.
 *
 * @param at when
 * @param phase the completed phase
 * @param next the phase that begins; empty after the last one
 */
public record PhaseCompleted(Instant at, PhaseInfo phase, Optional<PhaseInfo> next) {}
