package dev.moie.core.log;

import java.time.Instant;
import java.util.Optional;

/**
 * Which executions are asked for, newest first.
 *
 * @param job of this job only
 * @param failed only those that went wrong, or were cut off
 * @param since begun then or later
 * @param limit at most so many
 */
public record HistoryQuery(
    Optional<String> job, boolean failed, Optional<Instant> since, int limit) {}
