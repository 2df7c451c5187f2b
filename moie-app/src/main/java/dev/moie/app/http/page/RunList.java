package dev.moie.app.http.page;

import java.util.List;
import java.util.Optional;

/**
 * The page of the executions.
 *
 * @param frame what is around it
 * @param job of this job only; empty for all
 * @param failed only what went wrong
 * @param runs newest first
 * @param older the next page; empty if this is the last
 * @param first whether this is the newest page
 */
public record RunList(
    Frame frame,
    String job,
    boolean failed,
    List<RunRow> runs,
    Optional<String> older,
    boolean first) {}
