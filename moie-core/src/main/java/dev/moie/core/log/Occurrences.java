package dev.moie.core.log;

import java.time.Instant;

/**
 * The times of a cyclic job's schedule that an entry of the log answers for. Following the entries
 * of a job, every time of its schedule is answered for by one of them.
 *
 * @param last up to which time of the schedule, this one included, all are answered for
 * @param count how many times this entry answers for; none if it was run besides, or once more
 */
public record Occurrences(Instant last, int count) {}
