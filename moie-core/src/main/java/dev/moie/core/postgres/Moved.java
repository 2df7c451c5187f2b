package dev.moie.core.postgres;

import java.util.Map;

/**
 * What was moved into the database or out of it.
 *
 * @param document how many bytes the state has
 * @param rows how many rows of each table of the log, by its name, in the order of moving
 * @param log the log's own id, which the state refers to
 */
public record Moved(int document, Map<String, Integer> rows, String log) {}
