package dev.moie.core.log;

import dev.moie.api.JobOutcome;
import java.time.Instant;
import java.util.Optional;

/**
 * Which executions are asked for, newest first.
 *
 * @param job of this job only
 * @param failed only those that went wrong, or were cut off
 * @param since begun then or later
 * @param outcome only those that came to this
 * @param before only those written before the one of this id: the next page; of an id that is not
 *     there, none
 * @param limit at most so many
 */
public record HistoryQuery(
    Optional<String> job,
    boolean failed,
    Optional<Instant> since,
    Optional<JobOutcome> outcome,
    Optional<String> before,
    int limit) {

  /** The first page, whatever the outcome. */
  public HistoryQuery(Optional<String> job, boolean failed, Optional<Instant> since, int limit) {
    this(job, failed, since, Optional.empty(), Optional.empty(), limit);
  }
}
