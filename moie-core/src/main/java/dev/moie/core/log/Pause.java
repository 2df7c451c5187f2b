package dev.moie.core.log;

import java.time.Instant;

/**
 * A job that a person has told the engine to leave alone.
 *
 * @param job its id
 * @param since when it was paused
 * @param by who did it
 */
public record Pause(String job, Instant since, String by) {}
