package dev.moie.app.http.page;

import java.util.Optional;

/**
 * A cyclic job and how it did.
 *
 * @param job the job
 * @param strip its last executions
 * @param next when it runs next, if that is known
 * @param late whether it should have run already
 * @param rate how often it went well, such as {@code 98 %}; empty if it never ran
 * @param usual how long it takes usually; empty if it never ran
 */
public record CyclicRow(
    JobRow job, Strip strip, Optional<Moment> next, boolean late, String rate, String usual) {}
