package dev.moie.core.stop;

import dev.moie.api.TorsionSeverity;
import java.time.Instant;

/**
 * What a plugin has reported to the kill switch.
 *
 * @param at when
 * @param job the id of the job that it was called for
 * @param severity how bad it is
 * @param reason one line for people
 */
public record Torsion(Instant at, String job, TorsionSeverity severity, String reason) {}
